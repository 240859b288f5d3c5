package dev.gatekeeper.consumer.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.consumer.Told;
import dev.gatekeeper.consumer.dispatch.Suspect;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.annotation.Readiness;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockedPartitionsIT {

    private final Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aBlockedPartitionIsToldWithItsRecordAndARemedy() {
        var consumer = running.startConsumer(Map.of());
        var id = ChangeSetId.parse("00000000-0000-4000-8000-000000000001");

        consumer.getBean(BlockedPartitions.class)
                .put(new TopicPartition("log", 7), "why", "remedy", new Suspect(42, id, new StreamName("orders")));

        var health = Told.of(consumer, Readiness.class, "partitions");
        assertThat(health.getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.getDetails().toString())
                .contains("topic=log, partition=7, since=", "why=why, remedy=remedy, offset=42", "stream=orders")
                .contains("changeSet=" + id);
    }
}
