package dev.gatekeeper.consumer.partition;

import static java.util.stream.Collectors.groupingBy;

import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.position.Start;
import dev.gatekeeper.consumer.topic.LogAdmin;
import dev.gatekeeper.consumer.trouble.Trouble;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    public Map<TopicPartition, Found> find(Set<TopicPartition> partitions) {
        var found = new HashMap<TopicPartition, Found>();
        var unavailable = findMany(partitions, found);
        unavailable.ifPresent(none -> partitions.forEach(partition -> found.putIfAbsent(partition, none)));
        return found;
    }

    /// @param found answers are added here
    /// @return what keeps the others from being answered
    private Optional<Found> findMany(Set<TopicPartition> partitions, Map<TopicPartition, Found> found) {
        try {
            var byTopic = partitions.stream().collect(groupingBy(TopicPartition::topic));
            for (var topic : byTopic.entrySet()) {
                var identity = admin.identity(topic.getKey());
                admin.bounds(topic.getValue())
                        .forEach((partition, bounds) -> found.put(partition, start(identity, partition, bounds)));
            }
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.of(new Found.Unavailable(
                    "Kafka does not say what the partition holds: " + e.getMessage(),
                    "See that Kafka is up and lets this consumer describe the topic; it goes on by itself then."));
        } catch (RuntimeException e) {
            return Optional.of(
                    new Found.Unavailable(Trouble.words(e), "See that PostgreSQL is up; it goes on by itself then."));
        }
    }

    private Found start(TopicIdentity topic, TopicPartition partition, LogAdmin.Bounds bounds) {
        return switch (positions.start(topic, partition.partition(), bounds.beginning(), bounds.end())) {
            case Start.From(var kept, var next) -> new Found.At(kept, next);
            case Start.Stopped(var why, var remedy) -> new Found.Stopped(why, remedy);
        };
    }
}
