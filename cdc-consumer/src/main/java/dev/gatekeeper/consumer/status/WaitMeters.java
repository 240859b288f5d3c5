package dev.gatekeeper.consumer.status;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/// What is measured of those who wait. Where `look` grows and there are several consumers, they don't hear each other.
/// Thread-safe.
final class WaitMeters {

    private final Counter byCommit;
    private final Counter byNotice;
    private final Counter byLook;

    /// @param waiting how many do
    WaitMeters(MeterRegistry registry, IntSupplier waiting) {
        this.byCommit = woken(registry, "commit");
        this.byNotice = woken(registry, "notice");
        this.byLook = woken(registry, "look");
        Gauge.builder("gatekeeper.waiting", waiting::getAsInt)
                .description("Requests that wait until their change set is applied or rejected")
                .register(registry);
    }

    private static Counter woken(MeterRegistry registry, String by) {
        return Counter.builder("gatekeeper.woken")
                .description("Requests that waited until their change set was decided, by what brought word of it")
                .tag("by", by)
                .register(registry);
    }

    /// This process has decided it.
    void wokenByCommit() {
        byCommit.increment();
    }

    /// Another consumer has said that it decided something.
    void wokenByNotice() {
        byNotice.increment();
    }

    /// It was looked for though nobody had said anything.
    void wokenByLook() {
        byLook.increment();
    }
}
