package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.decode.ValueDeserializer;
import dev.gatekeeper.consumer.dispatch.Portion;
import dev.gatekeeper.consumer.log.Limits;
import io.micronaut.configuration.kafka.config.KafkaConsumerConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Bounds what a poll brings, so that any log can be read, however well its records are compressed: the number of
/// records, the compressed bytes of a fetch, and the bytes that wait as they are, see [ValueDeserializer]. Where these
/// settings are configured, they stay as they are.
@Singleton
final class PollSizes implements BeanCreatedEventListener<KafkaConsumerConfiguration<?, ?>> {

    /// Several portions' worth, of which one is read while another is written.
    private static final int MOST_RECORDS = 8 * Portion.MOST_RECORDS;

    /// An eighth of the heap is for records of the log that are small, as much for those that are large, and half as
    /// much for a fetch; all that again is for those of the audit. Half is for all else.
    private static final int SHARE = 8;

    private static final int LEAST_FETCH_BYTES = 1 << 20;

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
        var share = Runtime.getRuntime().maxMemory() / SHARE / threads;
        config.putIfAbsent(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.putIfAbsent(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ValueDeserializer.class.getName());
        config.putIfAbsent(ValueDeserializer.PLAIN_BYTES, share);
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(records(share)));
        // A record that is larger comes all the same: these bound what comes after it.
        config.putIfAbsent(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(partitionBytes(share, recordBytes)));
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(fetchBytes(share)));
    }

    /// How many records a poll may bring, if none of them is large.
    static int records(long share) {
        return Math.clamp(share / ValueDeserializer.LARGE, 1, MOST_RECORDS);
    }

    static int partitionBytes(long share, int recordBytes) {
        return Math.clamp(share / 16, LEAST_FETCH_BYTES, recordBytes);
    }

    static int fetchBytes(long share) {
        return Math.clamp(share / 2, LEAST_FETCH_BYTES, Integer.MAX_VALUE);
    }
}
