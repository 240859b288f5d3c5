package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.contract.ContractPublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Always up: change sets are applied without contracts. What is wrong with their topic is told.
@Singleton
@Readiness
class ContractsHealth implements HealthIndicator {

    private final ContractPublisher contracts;

    ContractsHealth(ContractPublisher contracts) {
        this.contracts = contracts;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var faults = contracts.faults();
        var health = HealthResult.builder("contracts", HealthStatus.UP);
        return Publishers.just(
                faults.isEmpty()
                        ? health.build()
                        : health.details(Map.of("faults", faults)).build());
    }
}
