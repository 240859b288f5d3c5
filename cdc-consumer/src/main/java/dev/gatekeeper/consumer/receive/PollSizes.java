package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.log.Limits;
import io.micronaut.configuration.kafka.config.KafkaConsumerConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/// Bounds what a poll brings, so that any log can be read, however well its records are compressed: Kafka bounds a
/// fetch's bytes as they are compressed, and a poll's records by their count alone. Where these settings are
/// configured, they stay as they are.
@Singleton
final class PollSizes implements BeanCreatedEventListener<KafkaConsumerConfiguration<?, ?>> {

    private static final int MOST_RECORDS = 500;

    /// A quarter of the heap is for the polls of the log, as much for those of the audit; half is for all else.
    private static final int SHARE = 4;

    private final Limits limits;
    private final int threads;
    private final int auditThreads;

    PollSizes(
            Limits limits,
            @Property(name = "gatekeeper.consumer.threads", defaultValue = "1") int threads,
            @Property(name = "gatekeeper.consumer.audit-threads", defaultValue = "1") int auditThreads) {
        this.limits = limits;
        this.threads = threads;
        this.auditThreads = auditThreads;
    }

    @Override
    public KafkaConsumerConfiguration<?, ?> onCreated(BeanCreatedEvent<KafkaConsumerConfiguration<?, ?>> created) {
        var consumer = created.getBean();
        switch (created.getBeanIdentifier().getName()) {
            case ChangeSetListener.GROUP -> bound(consumer, limits.size().logRecordBytes(), threads);
            case AuditListener.GROUP -> bound(consumer, limits.size().auditRecordBytes(), auditThreads);
            default -> {} // Not ours.
        }
        return consumer;
    }

    private static void bound(KafkaConsumerConfiguration<?, ?> consumer, int recordBytes, int threads) {
        var config = consumer.getConfig();
        var records = records(Runtime.getRuntime().maxMemory(), threads, recordBytes);
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(records));
        config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(recordBytes));
    }

    /// How many records of the largest size a poll may bring.
    static int records(long heapBytes, int threads, int recordBytes) {
        return Math.clamp(heapBytes / SHARE / threads / recordBytes, 1, MOST_RECORDS);
    }
}
