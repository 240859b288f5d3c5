package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.changeset.log.SizeLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Opens clients of Kafka out of Micronaut's `kafka.*`, with what the gateway promises laid over it.
@Singleton
public final class Clients {

    private final KafkaDefaultConfiguration kafka;
    private final Duration bound;
    private final SizeLimit limit;
    private final MeterRegistry registry;

    Clients(KafkaDefaultConfiguration kafka, KafkaSettings settings, SizeLimit limit, MeterRegistry registry) {
        this.kafka = kafka;
        this.bound = settings.bound();
        this.limit = limit;
        this.registry = registry;
    }

    /// A producer that gives up on a record before the bound is over: a quarter of it may go by before the
    /// record is in the buffer, three fifths until it is acknowledged.
    public Producer<byte[], byte[]> producer() {
        var properties = properties();
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // With one request at a time, what comes meanwhile makes the next batch: nobody has to wait for company.
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 17));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // A broker that has nothing of a producer yet takes whichever of its batches comes first; so one at a time.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(0.25));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(0.6));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(0.5));
        // Where a topic is, is not forgotten: whoever sends to one that is forgotten waits until it is looked up.
        properties.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                Long.toString(Duration.ofDays(365).toMillis()));
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(limit.auditRecordBytes()));
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(4L * limit.auditRecordBytes()));
        return new TimedProducer(properties, registry);
    }

    /// A consumer of no group, which reads what its user says and commits nothing. It gives up on an answer after the
    /// bound.
    ///
    /// @param what it reads, for its name
    Consumer<byte[], byte[]> consumer(String what) {
        var properties = properties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.get("client.id") + "-" + what);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(1 << 24));
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(2));
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(1));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        var properties = properties();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(1));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(0.5));
        return Admin.create(properties);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(kafka.getConfig());
        properties.putIfAbsent("client.id", "gatekeeper-gateway");
        properties.putIfAbsent("reconnect.backoff.max.ms", millis(0.25));
        properties.putIfAbsent("socket.connection.setup.timeout.ms", millis(0.5));
        properties.putIfAbsent("socket.connection.setup.timeout.max.ms", millis(1));
        return properties;
    }

    private String millis(double part) {
        return Long.toString(Math.round(bound.toMillis() * part));
    }
}
