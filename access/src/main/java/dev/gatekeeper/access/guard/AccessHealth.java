package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.register.WatchedRegister;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import org.reactivestreams.Publisher;

/// How many are known, and whether the file is in force as it is. A broken one is no reason to be down: what it said
/// before holds.
@Guarded
@Readiness
@Singleton
final class AccessHealth implements HealthIndicator {

    private final WatchedRegister register;

    AccessHealth(WatchedRegister register) {
        this.register = register;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var details = new LinkedHashMap<String, Object>();
        details.put("principals", register.now().size());
        register.fault().ifPresent(fault -> details.put("fault", fault));
        return Publishers.just(
                HealthResult.builder("access", HealthStatus.UP).details(details).build());
    }
}
