package dev.gatekeeper.gateway.delivery;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/// What is free of a producer's buffer, as the producer itself tells. Thread-safe.
///
/// @param total null where the producer does not tell, and `available` likewise
record Room(@Nullable Metric total, @Nullable Metric available) {

    static Room of(Producer<?, ?> producer) {
        return new Room(metric(producer, "buffer-total-bytes"), metric(producer, "buffer-available-bytes"));
    }

    private static @Nullable Metric metric(Producer<?, ?> producer, String name) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Whether half of it is free. A sender waits for room only where nothing is.
    boolean isPlenty() {
        return 2 * bytes(available) >= bytes(total);
    }

    private static double bytes(@Nullable Metric metric) {
        return metric != null && metric.metricValue() instanceof Double bytes ? bytes : 0;
    }
}
