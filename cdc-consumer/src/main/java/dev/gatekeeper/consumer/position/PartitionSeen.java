package dev.gatekeeper.consumer.position;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the consumer that holds a partition sees of it.
///
/// @param logEnd the offset after the log's last record; null where Kafka does not say
/// @param block null where the partition gets on
public record PartitionSeen(
        String topic,
        int partition,
        @Nullable Long logEnd,
        @Nullable Block block) {

    /// @param why a sentence
    /// @param remedy what a person can do about it
    /// @param offset the record at fault, where it has failed alone; null where that is not known
    /// @param changeSetId that record's
    /// @param stream that record's
    public record Block(
            Instant since,
            String why,
            String remedy,
            @Nullable Long offset,
            @Nullable UUID changeSetId,
            @Nullable String stream) {}
}
