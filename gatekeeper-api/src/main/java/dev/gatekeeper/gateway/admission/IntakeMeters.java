package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What is measured of change sets on their way through the door. Thread-safe.
@Singleton
public final class IntakeMeters {

    private static final Duration[] STEPS = {
        Duration.ofNanos(10_000),
        Duration.ofNanos(25_000),
        Duration.ofNanos(50_000),
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;
    private final Map<Format, Timer> validations = new EnumMap<>(Format.class);
    private final Counter logged;
    private final Counter spooled;
    private final Counter refused;
    private final Counter forbidden;
    private final Counter unavailable;
    private final Counter unknown;
    private final Counter bytes;
    private final Counter lines;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var format : Format.values()) {
            validations.put(format, validation(format));
        }
        this.logged = received("logged");
        this.spooled = received("spooled");
        this.refused = received("refused");
        this.forbidden = received("forbidden");
        this.unavailable = received("unavailable");
        this.unknown = received("unknown");
        this.bytes = Counter.builder("gatekeeper.received")
                .description("Bytes of the change sets that were looked at")
                .baseUnit("bytes")
                .register(registry);
        this.lines = Counter.builder("gatekeeper.upload.lines")
                .description("Lines of uploads that were looked at, blank ones left out")
                .register(registry);
    }

    private Timer validation(Format format) {
        return Timer.builder("gatekeeper.validation")
                .description("How long the checks of a change set take")
                .tag("format", format.text())
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private Counter received(String outcome) {
        return Counter.builder("gatekeeper.received.change.sets")
                .description("Change sets that came to the door by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /// @param since from [System#nanoTime], at the beginning
    void validated(Format format, long since) {
        var timer = validations.get(format);
        if (timer != null) {
            timer.record(Duration.ofNanos(System.nanoTime() - since));
        }
    }

    /// @param payloadBytes how long the change set is, as far as it was read
    Decision decided(Decision decision, long payloadBytes) {
        bytes.increment((double) payloadBytes);
        switch (decision) {
            case Decision.Kept(var _, Receipt.Logged _, var _) -> logged.increment();
            case Decision.Kept(var _, Receipt.Spooled _, var _) -> spooled.increment();
            case Decision.Refused _ -> refused.increment();
            case Decision.Forbidden _ -> forbidden.increment();
            case Decision.Unavailable _ -> unavailable.increment();
            case Decision.Unknown _ -> unknown.increment();
        }
        return decision;
    }

    public void arrived(LineGroup group) {
        lines.increment((double) group.lineCount());
    }
}
