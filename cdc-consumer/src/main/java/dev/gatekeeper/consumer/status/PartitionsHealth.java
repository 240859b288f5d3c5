package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.partition.Blocked;
import dev.gatekeeper.consumer.partition.BlockedPartitions;
import dev.gatekeeper.consumer.receive.PollFailures;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/// Down while a partition is stopped: since when, by what, why, and what to do; and while polls fail, which
/// stops them all. Restarting would not help, so liveness does not ask.
@Singleton
@Readiness
class PartitionsHealth implements HealthIndicator {

    private final BlockedPartitions blocked;
    private final PollFailures failures;

    PartitionsHealth(BlockedPartitions blocked, PollFailures failures) {
        this.blocked = blocked;
        this.failures = failures;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(look());
    }

    private HealthResult look() {
        var details = new ArrayList<Map<String, Object>>();
        failures.fresh()
                .ifPresent(failure -> details.add(
                        Map.of("failedPoll", failure.why(), "at", failure.at().toString())));
        blocked.list().forEach(partition -> details.add(details(partition)));
        var health = HealthResult.builder("partitions", details.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN);
        return details.isEmpty() ? health.build() : health.details(details).build();
    }

    private static Map<String, Object> details(Blocked partition) {
        var details = new LinkedHashMap<String, Object>();
        details.put("topic", partition.topic());
        details.put("partition", partition.partition());
        details.put("since", partition.since().toString());
        details.put("why", partition.why());
        details.put("remedy", partition.remedy());
        var at = partition.at();
        if (at != null) {
            details.put("offset", at.offset());
            Optional.ofNullable(at.id()).ifPresent(id -> details.put("changeSet", id.toString()));
            Optional.ofNullable(at.stream()).ifPresent(stream -> details.put("stream", stream.text()));
        }
        return details;
    }
}
