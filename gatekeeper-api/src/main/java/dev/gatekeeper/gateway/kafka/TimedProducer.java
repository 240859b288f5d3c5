package dev.gatekeeper.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Measures how long it takes from a record's sending until all in-sync replicas have it. Thread-safe.
final class TimedProducer extends KafkaProducer<byte[], byte[]> {

    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();

    TimedProducer(Properties properties, MeterRegistry registry) {
        super(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.registry = registry;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        var since = System.nanoTime();
        return super.send(record, (at, failure) -> {
            if (failure == null) {
                latencies
                        .computeIfAbsent(record.topic(), this::latency)
                        .record(Duration.ofNanos(System.nanoTime() - since));
            }
            if (callback != null) {
                callback.onCompletion(at, failure);
            }
        });
    }

    /// @param topic one of the two that the gateway writes to
    private Timer latency(String topic) {
        return Timer.builder("gatekeeper.log.acknowledgement")
                .description("From the sending of a record to the acknowledgement by every in-sync replica")
                .tag("topic", topic)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }
}
