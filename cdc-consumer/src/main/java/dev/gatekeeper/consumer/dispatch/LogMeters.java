package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Stage;
import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What is measured of the way from the log to the tables. Thread-safe.
@Singleton
final class LogMeters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(3)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer latency;
    private final DistributionSummary sizes;
    private final Counter applied;
    private final Counter repeated;
    private final Counter rejected;
    private final Timer committedAttempts;
    private final Timer lostAttempts;
    private final Timer troubledAttempts;

    LogMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.latency = Timer.builder("gatekeeper.accepted.to.commit")
                .description("From a change set's acceptance at the gateway to its commit or rejection")
                .serviceLevelObjectives(STEPS)
                .register(registry);
        this.sizes = DistributionSummary.builder("gatekeeper.batch.records")
                .description("Records of the log that were committed together")
                .serviceLevelObjectives(1, 10, 100, 1_000, 10_000)
                .register(registry);
        this.applied = decided("applied");
        this.repeated = decided("repeated");
        this.rejected = decided("rejected");
        this.committedAttempts = attempts("committed");
        this.lostAttempts = attempts("lost");
        this.troubledAttempts = attempts("troubled");
        givenUp(GivingUp.STUCK);
        givenUp(GivingUp.BY_OPERATOR);
    }

    private Timer attempts(String result) {
        return Timer.builder("gatekeeper.apply")
                .description("Attempts to apply a batch, by how they ended")
                .tag("result", result)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private Counter decided(String outcome) {
        return Counter.builder("gatekeeper.change.sets")
                .description("Records of the log by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    /// @param sample from [#start], at the attempt's beginning
    void attempted(Timer.Sample sample, Applied outcome) {
        sample.stop(
                switch (outcome) {
                    case Applied.Committed _ -> committedAttempts;
                    case Applied.Lost _ -> lostAttempts;
                    case Applied.Troubled _ -> troubledAttempts;
                });
    }

    void committed(Batch batch, Applied.Committed committed) {
        applied.increment(committed.written());
        repeated.increment(committed.repeated());
        rejected.increment(committed.rejected());
        committed.reasons().forEach(this::refused);
        sizes.record(batch.records().size());
        var now = clock.instant();
        var kinds = new HashMap<String, Integer>();
        for (var logged : batch.records()) {
            if (logged instanceof LogRecord.Accepted accepted) {
                latency.record(Duration.between(accepted.sender().receivedAt(), now));
                accepted.changeSet().changes().forEach(change -> kinds.merge(kind(change), 1, Integer::sum));
            }
        }
        count(kinds);
    }

    /// @param reason a code of the consumer's own
    private void refused(String reason) {
        Counter.builder("gatekeeper.rejections")
                .description("Change sets that were refused, by the reason's code")
                .tag("stage", Stage.SINK.text())
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    private void count(Map<String, Integer> kinds) {
        kinds.forEach((kind, count) -> Counter.builder("gatekeeper.changes")
                .description("Changes in the change sets that were decided, repeated and rejected ones too")
                .tag("kind", kind)
                .register(registry)
                .increment(count));
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.Insert _ -> "insert";
            case Change.Update _ -> "update";
            case Change.Delete _ -> "delete";
            case Change.Truncate _ -> "truncate";
            case Change.Message _ -> "message";
        };
    }

    /// A change set was rejected so that its partition goes on.
    void givenUp(Reason reason) {
        givenUp(reason.code()).increment();
    }

    private Counter givenUp(String reason) {
        return Counter.builder("gatekeeper.given.up")
                .description("Change sets that were rejected since they blocked their partition")
                .tag("reason", reason)
                .register(registry);
    }
}
