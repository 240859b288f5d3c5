package dev.gatekeeper.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.bench.process.Topics;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.SizeLimit;
import dev.gatekeeper.changeset.log.TopicSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes loads into topics of one partition, as the gateway and as a Debezium source would. Used by one thread.
public final class LogWriter implements AutoCloseable {

    private static final StreamName STREAM = new StreamName("bench");

    /// Both kinds of records are compressed as the gateway compresses.
    private static final Map<String, Object> PRODUCER = Map.of(
            "acks",
            "all",
            "compression.type",
            "lz4",
            "batch.size",
            262_144,
            "buffer.memory",
            67_108_864L,
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);

    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private LogWriter(String bootstrapServers, int lingerMillis) {
        this.topics = new Topics(bootstrapServers);
        var settings = new HashMap<>(PRODUCER);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("linger.ms", lingerMillis);
        this.producer = new KafkaProducer<>(settings);
    }

    /// For whole loads.
    public static LogWriter inBulk(String bootstrapServers) {
        return new LogWriter(bootstrapServers, 50);
    }

    /// For single change sets, which wait for company as long as the gateway's do.
    public static LogWriter oneByOne(String bootstrapServers) {
        return new LogWriter(bootstrapServers, 2);
    }

    /// The topic that holds a load's change sets.
    public static String topic(Scenario scenario) {
        return "bench." + scenario.table(0);
    }

    /// Gatekeeper's records: one for each change set.
    public Volume writeChangeSets(Load load) {
        var topic = topic(load.scenario());
        create(topic);
        var bytes = 0L;
        for (var number = 0; number < load.sets(); number++) {
            bytes += send(changeSet(topic, number, load.set(number)));
        }
        return volume(List.of(topic), load.sets(), bytes);
    }

    /// The peer's records: one for each row, in a topic for each table.
    public Volume writeRows(Load load) {
        var tables = load.scenario().tables();
        tables.forEach(this::create);
        var bytes = 0L;
        for (var number = 0; number < load.operations(); number++) {
            var operation = load.at(number);
            bytes += send(new ProducerRecord<>(
                    operation.table(), DebeziumText.key(operation), DebeziumText.value(operation)));
        }
        return volume(tables, load.operations(), bytes);
    }

    /// One change set with the gateway's headers, accepted now.
    public static ProducerRecord<byte[], byte[]> changeSet(String topic, int number, List<Operation> operations) {
        return changeSet(topic, 0, STREAM, number, operations);
    }

    /// The same in a stream and a partition of its own.
    static ProducerRecord<byte[], byte[]> changeSet(
            String topic, int partition, StreamName stream, int number, List<Operation> operations) {
        var key = new IdempotencyKey(Wal2jsonText.lsn(number));
        var record = new ProducerRecord<>(
                topic, partition, stream.text().getBytes(UTF_8), Wal2jsonText.changeSet(number, operations));
        header(record, RecordHeaders.ID, ChangeSetId.of(stream, key, 0).toString());
        header(record, RecordHeaders.STREAM, stream.text());
        header(record, RecordHeaders.SOURCE, RecordHeaders.SOURCE_API);
        header(record, RecordHeaders.FORMAT, Format.WAL2JSON_1.text());
        header(
                record,
                RecordHeaders.ACCEPTED_AT,
                Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        return record;
    }

    /// @param acknowledged called once the log has it, on a thread that must not be kept
    public void send(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
        throwFailure();
        var _ = producer.send(record, (_, e) -> {
            if (e == null) {
                acknowledged.run();
            } else {
                failure.set(e);
            }
        });
    }

    private void throwFailure() {
        var failed = failure.get();
        if (failed != null) {
            throw new KafkaException("A load can't be written.", failed);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private long send(ProducerRecord<byte[], byte[]> record) {
        send(record, () -> {});
        var bytes = (long) record.key().length + (record.value() == null ? 0 : record.value().length);
        for (var header : record.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        return bytes;
    }

    /// Writes some of a load's change sets, in turn to each partition, and there to a stream of its own.
    ///
    /// @param end after the last
    public void writeSpread(String topic, int partitions, Load load, int start, int end) {
        var streams = Streams.oneForEach(partitions);
        for (var number = start; number < end; number++) {
            var partition = number % partitions;
            send(changeSet(topic, partition, streams.get(partition), number, load.set(number)));
        }
        producer.flush();
        throwFailure();
    }

    /// Makes an empty topic of one partition, as the gateway would.
    public void create(String topic) {
        create(topic, 1);
    }

    public void create(String topic, int partitions) {
        topics.create(TopicSpec.log(topic, partitions, (short) 1, new SizeLimit(8 * 1024 * 1024).logRecordBytes()));
    }

    private Volume volume(Collection<String> written, long records, long bytes) {
        producer.flush();
        throwFailure();
        return new Volume(records, bytes, topics.bytes(written));
    }

    @Override
    public void close() {
        producer.close();
        topics.close();
    }
}
