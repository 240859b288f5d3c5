package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.apply.Trouble;
import dev.gatekeeper.consumer.ledger.Positions;
import dev.gatekeeper.consumer.ledger.Start;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Goes by the database's word, held against Kafka's. Thread-safe.
@Singleton
final class KeptStarts implements Starts {

    private final LogAdmin admin;
    private final Positions positions;

    KeptStarts(LogAdmin admin, Positions positions) {
        this.admin = admin;
        this.positions = positions;
    }

    @Override
    public Found find(TopicPartition partition) {
        try {
            var topic = admin.identity(partition.topic());
            var bounds = admin.bounds(partition);
            return switch (positions.start(topic, partition.partition(), bounds.beginning(), bounds.end())) {
                case Start.From(var next) -> new Found.At(topic, next);
                case Start.Stopped(var why, var remedy) -> new Found.Stopped(why, remedy);
            };
        } catch (KafkaException e) {
            return new Found.Unavailable(
                    "Kafka does not say what the partition holds: " + e.getMessage(),
                    "See that Kafka is up and lets this consumer describe the topic; it goes on by itself then.");
        } catch (Exception e) { // Checked ones too: the transaction throws what its body throws.
            return new Found.Unavailable(Trouble.words(e), "See that PostgreSQL is up; it goes on by itself then.");
        }
    }
}
