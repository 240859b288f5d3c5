package dev.gatekeeper.faults.check;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic from its beginning to where it ends at the time, and goes on from there the next time. It
/// belongs to no group. Used by one thread.
public final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "chaos-" + topic,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        2000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    public String topic() {
        return topic;
    }

    /// The offset after the last record of each partition.
    ///
    /// @throws org.apache.kafka.common.KafkaException where Kafka does not answer
    public Map<Integer, Long> ends() {
        return consumer.endOffsets(partitions()).entrySet().stream()
                .collect(toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    /// What has come since the last call, in the order of each partition.
    ///
    /// @param ends the offsets to read to
    public List<ConsumerRecord<byte[], byte[]>> readTo(Map<Integer, Long> ends) {
        if (consumer.assignment().isEmpty()) {
            consumer.assign(partitions());
            consumer.seekToBeginning(consumer.assignment());
        }
        var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAt(ends)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The topic " + topic + " can't be read to its end.");
            }
            consumer.poll(Duration.ofMillis(200)).forEach(read::add);
        }
        return read;
    }

    private boolean isAt(Map<Integer, Long> ends) {
        return consumer.assignment().stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition.partition(), 0L));
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
