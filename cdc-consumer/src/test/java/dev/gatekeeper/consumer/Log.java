package dev.gatekeeper.consumer;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.infra.Infra;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes to a topic as a gateway would, and as none would; and reads what others wrote.
public final class Log implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    public Log(String topic) {
        this(topic, Infra.kafka().bootstrapServers());
    }

    /// @param bootstrapServers of a broker of the test's own
    public Log(String topic, String bootstrapServers) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 20_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// A change set as the gateway logs it, on the default stream.
    public ChangeSetId append(int partition, String key, String changeSet) {
        var id = ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey(key), 0);
        var kafkaRecord = foreign(partition, changeSet.getBytes(StandardCharsets.UTF_8));
        header(kafkaRecord, RecordHeaders.ID, id.toString());
        header(kafkaRecord, RecordHeaders.STREAM, StreamName.DEFAULT.text());
        header(kafkaRecord, RecordHeaders.SOURCE, RecordHeaders.SOURCE_API);
        header(kafkaRecord, RecordHeaders.FORMAT, Format.WAL2JSON_1.text());
        header(kafkaRecord, RecordHeaders.ACCEPTED_AT, Instant.now().toString());
        send(kafkaRecord);
        return id;
    }

    /// A change set as the gateway logs it, wherever its stream lies.
    public ProducerRecord<byte[], byte[]> changeSet(
            StreamName stream, String key, Format format, byte[] value, Instant acceptedAt) {
        var kafkaRecord = new ProducerRecord<>(topic, stream.text().getBytes(StandardCharsets.UTF_8), value);
        header(
                kafkaRecord,
                RecordHeaders.ID,
                ChangeSetId.of(stream, new IdempotencyKey(key), 0).toString());
        header(kafkaRecord, RecordHeaders.STREAM, stream.text());
        header(kafkaRecord, RecordHeaders.SOURCE, RecordHeaders.SOURCE_API);
        header(kafkaRecord, RecordHeaders.FORMAT, format.text());
        header(kafkaRecord, RecordHeaders.ACCEPTED_AT, acceptedAt.toString());
        return kafkaRecord;
    }

    /// A record without headers.
    public ProducerRecord<byte[], byte[]> foreign(int partition, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, partition, "key".getBytes(StandardCharsets.UTF_8), value);
    }

    public void header(ProducerRecord<byte[], byte[]> kafkaRecord, String name, String value) {
        kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public RecordMetadata send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            return producer.send(kafkaRecord).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// The headers of the record that was sent again for a rejection, read anew.
    public Map<String, String> headersOfReplay(String rejection) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infra.kafka().bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await("what was sent again for " + rejection)
                    .pollInSameThread() // The consumer is this thread's.
                    .atMost(PATIENCE)
                    .until(() -> headersOfReplay(rejection, consumer.poll(Duration.ofMillis(500))), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<Map<String, String>> headersOfReplay(
            String rejection, ConsumerRecords<byte[], byte[]> records) {
        for (var kafkaRecord : records) {
            var headers = new HashMap<String, String>();
            kafkaRecord
                    .headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            if (rejection.equals(headers.get(RecordHeaders.REPLAY_OF))) {
                return Optional.of(headers);
            }
        }
        return Optional.empty();
    }

    /// The value of a record that stands in the topic, read anew.
    public byte[] any() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infra.kafka().bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            var records = consumer.poll(Duration.ofSeconds(20));
            return records.iterator().next().value();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
