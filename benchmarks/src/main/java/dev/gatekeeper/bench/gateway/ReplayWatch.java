package dev.gatekeeper.bench.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Looks at the end of a log of one partition while it grows. Used by one thread.
final class ReplayWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /// What goes by before the steady part, one in so many.
    private static final int WARM_UP = 10;

    private final Admin admin;
    private final TopicPartition partition;

    ReplayWatch(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.partition = new TopicPartition(topic, 0);
    }

    /// Waits until so many records are there.
    ///
    /// @return records per second, but for the first tenth of them
    double until(long records) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var firstNanos = 0L;
        var firstEnd = 0L;
        while (true) {
            var end = end();
            var now = System.nanoTime();
            if (firstEnd == 0 && end >= records / WARM_UP) {
                firstEnd = end;
                firstNanos = now;
            }
            if (end >= records) {
                if (end == firstEnd) {
                    throw new IllegalStateException("The replay was over before it could be looked at: spool more.");
                }
                return (end - firstEnd) / ((now - firstNanos) / 1e9);
            }
            if (now > deadline) {
                throw new IllegalStateException("Of %d records, %d are replayed in time.".formatted(records, end));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private long end() throws InterruptedException {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0; // The gateway makes it.
            }
            throw new KafkaException("The broker does not do what it is asked.", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
