package dev.gatekeeper.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import dev.gatekeeper.gateway.spool.SpoolFolder;
import dev.gatekeeper.gateway.spool.SpoolSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A depot in a test's hands, before a Kafka that does what the test wants.
final class DepotInHand implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(2);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<String> replayed = new CopyOnWriteArrayList<>();
    final KafkaWatch watch;
    final Depot depot;
    final Delivery delivery;

    DepotInHand(Path folder, FakeKafka kafka, KafkaStateNow state) throws InterruptedException {
        this(folder, kafka, state, 64 << 20);
    }

    DepotInHand(Path folder, FakeKafka kafka, KafkaStateNow state, long mostBytes) throws InterruptedException {
        var settings = new KafkaSettings(BOUND, Duration.ofMillis(50));
        watch = new KafkaWatch(state::now, settings);
        var meters = new SpoolMeters(registry, Clock.systemUTC());
        depot = new Depot(
                SpoolFolder.open(new SpoolSettings(true, folder, mostBytes, 10), meters::watcher),
                kafka::open,
                watch,
                settings,
                new Depot.Topics("log", "audit"),
                (record, _, _, _) -> replayed.add(new String(record.value(), UTF_8)),
                meters,
                Clock.systemUTC());
        delivery = depot.changeSets();
        watch.start(Duration.ofSeconds(5));
        depot.start();
    }

    /// What a look at Kafka sees.
    interface KafkaStateNow {
        KafkaState now();
    }

    Delivered deliver(String stream, String value) {
        return delivery.deliver(record(stream, value));
    }

    /// Hands over without waiting; what becomes of it comes later.
    CompletableFuture<Delivered> tell(String stream, String value) {
        return delivery.send(record(stream, value), Sequence.ofOne())
                .whenKnown(Runnable::run)
                .toCompletableFuture();
    }

    /// The same on a thread that does not wait, where that can be.
    CompletableFuture<Delivered> tellAtOnce(String stream, String value) {
        var record = record(stream, value);
        return delivery.sendAtOnce(record)
                .orElseGet(() -> delivery.send(record, Sequence.ofOne()))
                .whenKnown(Runnable::run)
                .toCompletableFuture();
    }

    static ProducerRecord<byte[], byte[]> record(String stream, String value) {
        var record = new ProducerRecord<>("log", stream.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add(RecordHeaders.SOURCE, RecordHeaders.SOURCE_API.getBytes(UTF_8));
        record.headers().add(RecordHeaders.ID, value.getBytes(UTF_8));
        return record;
    }

    /// Until Kafka has all change sets that waited, or they are set aside.
    void awaitDrained() {
        await("a spool without change sets")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(depot::waitingChangeSets, waiting -> waiting == 0);
    }

    /// Until what comes goes to Kafka directly: a moment after nothing waits any more.
    void awaitPrompt() {
        await("a line to Kafka with nothing before it").atMost(PATIENCE).until(delivery::isPrompt);
    }

    @Override
    public void close() {
        depot.close();
        watch.close();
    }
}
