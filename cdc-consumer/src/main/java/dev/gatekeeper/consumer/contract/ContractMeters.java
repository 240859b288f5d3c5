package dev.gatekeeper.consumer.contract;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is measured of the contracts. Thread-safe.
@Singleton
final class ContractMeters {

    private final Counter published;
    private final Counter removed;
    private final Counter failures;
    private final Counter read;
    private final Counter recent;
    private final Counter unavailable;
    private volatile long lookedAt = System.nanoTime();

    ContractMeters(MeterRegistry registry, ContractSettings settings) {
        this.published = records(registry, "contract");
        this.removed = records(registry, "removal");
        this.failures = Counter.builder("gatekeeper.contracts.failures")
                .description("Attempts to look at the tables or to publish their contracts that failed")
                .register(registry);
        this.read = refreshes(registry, "read");
        this.recent = refreshes(registry, "recent");
        this.unavailable = refreshes(registry, "unavailable");
        if (settings.enabled()) {
            Gauge.builder("gatekeeper.contracts.unwatched.seconds", this::unwatchedSeconds)
                    .description("How long ago one of the consumers had last looked at all tables and published")
                    .register(registry);
        }
    }

    private static Counter records(MeterRegistry registry, String kind) {
        return Counter.builder("gatekeeper.contracts.published")
                .description("Records of the contracts' topic that this consumer has written")
                .tag("kind", kind)
                .register(registry);
    }

    private static Counter refreshes(MeterRegistry registry, String outcome) {
        return Counter.builder("gatekeeper.contracts.refreshes")
                .description("Tables that a gateway asked for, by how they were answered")
                .tag("outcome", outcome)
                .register(registry);
    }

    private double unwatchedSeconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lookedAt) / 1000.0;
    }

    void published(int contracts) {
        published.increment(contracts);
    }

    void removed(int tables) {
        removed.increment(tables);
    }

    void failed() {
        failures.increment();
    }

    /// All tables were looked at that long ago, here or by another consumer.
    void looked(Duration ago) {
        lookedAt = System.nanoTime() - ago.toNanos();
    }

    /// A refresh went to the catalog.
    void read() {
        read.increment();
    }

    /// A refresh was answered with what another one had read.
    void recent() {
        recent.increment();
    }

    /// A refresh could not be answered.
    void unavailable() {
        unavailable.increment();
    }
}
