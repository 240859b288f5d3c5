package dev.gatekeeper.consumer.apply;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts which lane change sets take, and why. Thread-safe.
@Singleton
final class LaneMeters {

    private final MeterRegistry registry;

    LaneMeters(MeterRegistry registry) {
        this.registry = registry;
        committed(new LaneCounts());
    }

    /// To be called once a transaction is committed.
    void committed(LaneCounts counts) {
        counter("fast", "").increment(counts.folded());
        counts.careful().forEach((why, changeSets) -> counter("careful", why).increment(changeSets));
    }

    private Counter counter(String lane, String why) {
        return Counter.builder("gatekeeper.lane.change.sets")
                .description("Change sets by the way that they were written")
                .tag("lane", lane)
                .tag("why", why)
                .register(registry);
    }
}
