package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.apply.Trouble;
import dev.gatekeeper.consumer.ledger.Positions;
import dev.gatekeeper.consumer.ledger.Start;
import dev.gatekeeper.consumer.log.TopicIdentity;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Finds where a partition is to be taken up, by the database's word, held against Kafka's. Thread-safe.
@Singleton
class Starts {

    private final LogAdmin admin;
    private final Positions positions;

    Starts(LogAdmin admin, Positions positions) {
        this.admin = admin;
        this.positions = positions;
    }

    /// What was found.
    sealed interface Found {
        record At(TopicIdentity topic, long next) implements Found {}

        /// Not to be gone on from, or not to be found now.
        record Nowhere(String why, String remedy) implements Found {}
    }

    Found find(TopicPartition partition) {
        try {
            var topic = admin.identity(partition.topic());
            var bounds = admin.bounds(partition);
            return switch (positions.start(topic, partition.partition(), bounds.beginning(), bounds.end())) {
                case Start.From(var next) -> new Found.At(topic, next);
                case Start.Stopped(var why, var remedy) -> new Found.Nowhere(why, remedy);
            };
        } catch (KafkaException e) {
            return new Found.Nowhere(
                    "Kafka does not say what the partition holds: " + e.getMessage(),
                    "See that Kafka is up and lets this consumer describe the topic; it goes on by itself then.");
        } catch (Exception e) { // Checked ones too: the transaction throws what its body throws.
            return new Found.Nowhere(Trouble.words(e), "See that PostgreSQL is up; it goes on by itself then.");
        }
    }
}
