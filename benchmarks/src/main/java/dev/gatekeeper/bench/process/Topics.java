package dev.gatekeeper.bench.process;

import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What the broker holds. Each call waits for half a minute at the most, and throws a `KafkaException` where the broker
/// does not do what it is asked. Used by one thread.
public final class Topics implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    /// The one of a single broker.
    private static final int BROKER = 1;

    private final Admin admin;

    public Topics(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// Makes an empty one.
    public void create(TopicSpec spec) {
        await(admin.createTopics(List.of(
                        new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.settings())))
                .all());
    }

    /// Changes some of a topic's settings.
    public void set(String topic, Map<String, String> settings) {
        var changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()), OpType.SET))
                .toList();
        await(admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                .all());
    }

    /// Offsets of a topic's partitions, summed up.
    ///
    /// @param beginning of the first records that are still there
    /// @param end after the last
    public record Span(long beginning, long end) {}

    public Span span(String topic) {
        return new Span(offsets(topic, OffsetSpec.earliest()), offsets(topic, OffsetSpec.latest()));
    }

    private long offsets(String topic, OffsetSpec spec) {
        var description =
                await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
        var partitions = Objects.requireNonNull(description, topic).partitions().size();
        var asked = IntStream.range(0, partitions)
                .boxed()
                .collect(toMap(number -> new TopicPartition(topic, number), _ -> spec));
        return await(admin.listOffsets(asked).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /// Bytes of the topics' records on the broker's disk, of all of them together.
    public long bytes(Collection<String> topics) {
        return await(admin.describeLogDirs(List.of(BROKER)).allDescriptions()).values().stream()
                .flatMap(node -> node.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The broker does not do what it is asked.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
