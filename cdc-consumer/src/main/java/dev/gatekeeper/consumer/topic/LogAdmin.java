package dev.gatekeeper.consumer.topic;

import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.consumer.log.TopicIdentity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Kafka about topics. Each call waits 10 s at the most. Thread-safe.
@Singleton
public class LogAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(LogAdmin.class);

    private static final long PATIENCE_SECONDS = 10;

    private final AdminClient admin;

    protected LogAdmin(AdminClient admin) {
        this.admin = admin;
    }

    /// What a partition holds.
    ///
    /// @param beginning the first record's offset
    /// @param end the offset after the last record
    public record Bounds(long beginning, long end) {}

    /// @throws KafkaException where Kafka does not answer, or has no such topic
    public TopicIdentity identity(String topic) {
        var description = describe(topic);
        return new TopicIdentity(
                topic,
                description.topicId().toString(),
                description.partitions().size());
    }

    /// @throws KafkaException where Kafka does not answer, or has no such topic
    public TopicDescription describe(String topic) {
        return await(Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    /// A topic's settings, those included that it has by default.
    ///
    /// @throws KafkaException where Kafka does not answer, or won't tell
    public Config settings(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return await(Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).values().get(resource)));
    }

    /// @throws KafkaException where Kafka does not answer
    public Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions) {
        var beginnings = admin.listOffsets(each(partitions, OffsetSpec.earliest()));
        var ends =
                await(admin.listOffsets(each(partitions, OffsetSpec.latest())).all());
        var bounds = new HashMap<TopicPartition, Bounds>();
        await(beginnings.all())
                .forEach((partition, beginning) -> bounds.put(
                        partition,
                        new Bounds(
                                beginning.offset(),
                                Objects.requireNonNull(ends.get(partition)).offset())));
        return bounds;
    }

    /// The part of each partition that stands before its first record that is not older.
    ///
    /// @throws KafkaException where Kafka does not answer
    Map<TopicPartition, Bounds> olderThan(Instant moment, Collection<TopicPartition> partitions) {
        var all = bounds(partitions);
        var first = await(admin.listOffsets(each(partitions, OffsetSpec.forTimestamp(moment.toEpochMilli())))
                .all());
        var older = new HashMap<TopicPartition, Bounds>();
        all.forEach((partition, bounds) -> {
            var found = Objects.requireNonNull(first.get(partition)).offset();
            older.put(partition, new Bounds(bounds.beginning(), found >= 0 ? found : bounds.end()));
        });
        return older;
    }

    /// @throws KafkaException where Kafka does not answer, or won't
    void deleteBefore(Map<TopicPartition, Long> offsets) {
        await(admin.deleteRecords(offsets.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, offset -> RecordsToDelete.beforeOffset(offset.getValue()))))
                .all());
    }

    private static Map<TopicPartition, OffsetSpec> each(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(toMap(partition -> partition, _ -> spec));
    }

    /// Creates the topics that don't stand yet.
    ///
    /// @throws KafkaException where Kafka does not answer, or won't
    public void create(List<NewTopic> topics) {
        admin.createTopics(topics).values().values().forEach(LogAdmin::createdOrStanding);
    }

    /// A topic that stands stays as it is: whoever made it, meant it so.
    private static void createdOrStanding(KafkaFuture<Void> created) {
        try {
            await(created);
        } catch (TopicExistsException stands) {
            LOG.debug("A topic stands already.", stands);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException said ? said : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka has not answered within " + PATIENCE_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for Kafka.", e);
        }
    }
}
