package dev.gatekeeper.consumer.apply;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts which lane change sets take, and why. What is written again after a rollback is counted again. Thread-safe.
@Singleton
final class LaneMeters {

    private final MeterRegistry registry;

    LaneMeters(MeterRegistry registry) {
        this.registry = registry;
        folded(0);
    }

    void folded(int changeSets) {
        counter("fast", "").increment(changeSets);
    }

    /// @param why one of few words
    void careful(String why) {
        counter("careful", why).increment();
    }

    private Counter counter(String lane, String why) {
        return Counter.builder("gatekeeper.lane.change.sets")
                .description("Change sets by the way that they were written")
                .tag("lane", lane)
                .tag("why", why)
                .register(registry);
    }
}
