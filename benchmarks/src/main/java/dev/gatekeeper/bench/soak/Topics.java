package dev.gatekeeper.bench.soak;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
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
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What the broker holds. Used by one thread.
final class Topics implements AutoCloseable {

    static final String AUDIT = "cdc.rejected";

    /// Kafka drops whole segments alone, and none that is still written to.
    private static final String SEGMENT_BYTES = Integer.toString(1 << 20);

    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;

    Topics(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// Has the log's segments be small, and the audit topic's, of which none is kept for longer than that.
    void keepNoLongerThan(Duration retention) {
        var segments = new AlterConfigOp(new ConfigEntry("segment.bytes", SEGMENT_BYTES), OpType.SET);
        var age = new AlterConfigOp(new ConfigEntry("retention.ms", Long.toString(retention.toMillis())), OpType.SET);
        await(admin.incrementalAlterConfigs(
                        Map.of(topic(SoakServices.LOG), List.of(segments), topic(AUDIT), List.of(segments, age)))
                .all());
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /// Offsets of a topic's partitions, summed up.
    ///
    /// @param beginning of the first records that are still there
    /// @param end after the last
    record Span(long beginning, long end) {}

    Span span(String topic) {
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
                .mapToLong(found -> found.offset())
                .sum();
    }

    /// Bytes of a topic's records on the broker's disk.
    long bytes(String topic) {
        return await(admin.describeLogDirs(List.of(1)).allDescriptions()).values().stream()
                .flatMap(node -> node.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
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
