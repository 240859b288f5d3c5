package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/// Ready means that what is accepted can be kept: there is room in the spool, and Kafka either takes what comes
/// and keeps it, or is away for a time. Answers out of what was seen last, so it never waits for Kafka.
@Readiness
@Singleton
final class DeliveryReadiness implements HealthIndicator {

    private final KafkaWatch watch;
    private final Optional<Depot> depot;

    DeliveryReadiness(KafkaWatch watch, Optional<Depot> depot) {
        this.watch = watch;
        this.depot = depot;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(depot.map(this::withSpool).orElseGet(this::withoutSpool));
    }

    private HealthResult withSpool(Depot spool) {
        if (!spool.hasRoom()) {
            return result(HealthStatus.DOWN, List.of("The spool has no room."), spool);
        }
        return switch (watch.state()) {
            case KafkaState.Fit() -> result(HealthStatus.UP, List.of(), spool);
            case KafkaState.Away(var faults) -> result(HealthStatus.UP, faults, spool);
            case KafkaState.Unsafe(var faults) -> result(HealthStatus.DOWN, faults, spool);
            case KafkaState.Refusing(var faults) -> result(HealthStatus.DOWN, faults, spool);
        };
    }

    private HealthResult withoutSpool() {
        return switch (watch.state()) {
            case KafkaState.Fit() -> result(HealthStatus.UP, Map.of());
            case KafkaState.Away(var faults) -> result(HealthStatus.DOWN, Map.of("faults", faults));
            case KafkaState.Unsafe(var faults) -> result(HealthStatus.DOWN, Map.of("faults", faults));
            case KafkaState.Refusing(var faults) -> result(HealthStatus.DOWN, Map.of("faults", faults));
        };
    }

    private static HealthResult result(HealthStatus status, List<String> faults, Depot spool) {
        var details = new LinkedHashMap<String, Object>();
        if (!faults.isEmpty()) {
            details.put("faults", faults);
        }
        details.put("spooled", spool.waitingChangeSets() + spool.waitingRejections());
        return result(status, details);
    }

    private static HealthResult result(HealthStatus status, Map<String, Object> details) {
        return HealthResult.builder("log", status).details(details).build();
    }
}
