package dev.gatekeeper.gateway.kafka;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Ready means that what is accepted can be kept. Answers out of what the watch saw last, so it never waits.
@Readiness
@Singleton
final class KafkaReadiness implements HealthIndicator {

    private final KafkaWatch watch;

    KafkaReadiness(KafkaWatch watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                switch (watch.state()) {
                    case KafkaState.Fit() ->
                        HealthResult.builder("log", HealthStatus.UP).build();
                    case KafkaState.Unsafe(var faults) -> down(faults);
                    case KafkaState.Away(var faults) -> down(faults);
                });
    }

    private static HealthResult down(List<String> faults) {
        return HealthResult.builder("log", HealthStatus.DOWN)
                .details(Map.of("faults", faults))
                .build();
    }
}
