package dev.gatekeeper.consumer.position;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;

/// A row of `cdc.partition_position`.
@MappedEntity(value = "partition_position", schema = "cdc")
record PartitionPosition(@EmbeddedId Key key, String topicId, int partitionCount, long nextOffset, Instant advancedAt) {

    @Embeddable
    record Key(
            @MappedProperty("topic") String topic,
            @MappedProperty("partition") int partition) {}
}
