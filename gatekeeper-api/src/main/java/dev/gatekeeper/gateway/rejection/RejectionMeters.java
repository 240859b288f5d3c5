package dev.gatekeeper.gateway.rejection;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;

/// Counts what is refused, by codes of our own alone: nothing that a sender makes up becomes a label. Thread-safe.
@Singleton
final class RejectionMeters {

    private final MeterRegistry registry;
    private final Map<String, Counter> violations;

    RejectionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.violations = Arrays.stream(ViolationCode.values())
                .map(ViolationCode::text)
                .collect(toUnmodifiableMap(code -> code, this::violation));
    }

    private Counter violation(String code) {
        return Counter.builder("gatekeeper.violations")
                .description("Rejections in which a rule of this kind is broken, however often")
                .tag("code", code)
                .register(registry);
    }

    /// A rejection is kept.
    void kept(Reason reason) {
        Counter.builder("gatekeeper.rejections")
                .description("Change sets that were refused, by the reason's code")
                .tag("stage", Stage.GATEWAY.text())
                .tag("reason", reason.code())
                .register(registry)
                .increment();
        reason.violations().first().stream().map(Violation::code).distinct().forEach(code -> {
            var counter = violations.get(code);
            if (counter != null) {
                counter.increment();
            }
        });
    }
}
