package dev.gatekeeper.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic from its beginning to its present end.
public record Topic(String bootstrapServers, String name) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public List<ConsumerRecord<byte[], byte[]>> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "max.partition.fetch.bytes", 64 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /// The last record that has this header, waited for.
    public ConsumerRecord<byte[], byte[]> withHeader(String header, String value) {
        return last(record -> header(record, header).equals(Optional.of(value)));
    }

    /// The last record that has this key, waited for.
    public ConsumerRecord<byte[], byte[]> withKey(String key) {
        return last(record -> new String(record.key(), UTF_8).equals(key));
    }

    public static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    /// What the gateway had to spool gets there a moment after it was answered.
    private ConsumerRecord<byte[], byte[]> last(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return await("a record of " + name)
                .atMost(PATIENCE)
                .until(() -> records().stream().filter(wanted).reduce((_, later) -> later), Optional::isPresent)
                .orElseThrow();
    }
}
