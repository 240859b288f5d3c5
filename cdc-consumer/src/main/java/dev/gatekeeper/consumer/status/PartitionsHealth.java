package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.receive.Blocked;
import dev.gatekeeper.consumer.receive.BlockedPartitions;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Down while a partition is stopped: since when, why, and what to do. Restarting would not help, so liveness does not
/// ask.
@Singleton
@Readiness
class PartitionsHealth implements HealthIndicator {

    private final BlockedPartitions blocked;

    PartitionsHealth(BlockedPartitions blocked) {
        this.blocked = blocked;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(look());
    }

    private HealthResult look() {
        var stopped = blocked.list();
        var health = HealthResult.builder("partitions", stopped.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN);
        return stopped.isEmpty()
                ? health.build()
                : health.details(stopped.stream().map(PartitionsHealth::details).toList())
                        .build();
    }

    private static Map<String, Object> details(Blocked partition) {
        var details = new LinkedHashMap<String, Object>();
        details.put("topic", partition.topic());
        details.put("partition", partition.partition());
        details.put("since", partition.since().toString());
        details.put("why", partition.why());
        details.put("remedy", partition.remedy());
        return details;
    }
}
