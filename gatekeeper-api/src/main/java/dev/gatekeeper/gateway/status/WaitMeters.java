package dev.gatekeeper.gateway.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/// What is measured of posts that wait for what becomes of their change set. Thread-safe.
final class WaitMeters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final Timer applied;
    private final Timer rejected;
    private final Timer timeUp;
    private final Timer givenUp;
    private final Timer crowded;

    /// @param waiting how many do
    WaitMeters(MeterRegistry registry, IntSupplier waiting) {
        this.registry = registry;
        this.applied = waits("applied");
        this.rejected = waits("rejected");
        this.timeUp = waits("time-up");
        this.givenUp = waits("given-up");
        this.crowded = waits("crowded");
        Gauge.builder("gatekeeper.waiting", waiting::getAsInt)
                .description("Requests that wait until their change set is applied or rejected")
                .register(registry);
    }

    private Timer waits(String outcome) {
        return Timer.builder("gatekeeper.preferred.wait")
                .description("How long posts with Prefer: wait waited past the log, by what came of it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    /// @param sample from [#start]
    void waited(Timer.Sample sample, Waited outcome) {
        sample.stop(
                switch (outcome) {
                    case Waited.Decided(Fate.Applied _) -> applied;
                    case Waited.Decided(Fate.Rejected _) -> rejected;
                    case Waited.TimeUp() -> timeUp;
                    case Waited.NotWaited() -> givenUp;
                });
    }

    /// One more than may wait at one time.
    void turnedAway() {
        crowded.record(Duration.ZERO);
    }
}
