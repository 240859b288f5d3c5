package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.decode.Value;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.reactivestreams.Publisher;

/// Down where a polling thread has ended, or is stuck: an error that no one catches ends it without a word, and nothing
/// but a restart brings it back. Hence liveness asks too.
@Singleton
@Liveness
@Readiness
final class PollingHealth implements HealthIndicator {

    /// Kafka's default for `max.poll.interval.ms`: a consumer that is away for longer is put out of its group.
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private final ConsumerRegistry consumers;

    PollingHealth(ConsumerRegistry consumers) {
        this.consumers = consumers;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var ended = new TreeMap<String, Object>();
        for (var id : consumers.getConsumerIds()) {
            var away = secondsSincePoll(consumers.<byte[], Value>getConsumer(id).metrics());
            if (away.isEmpty()) {
                ended.put(id, "Its thread has ended. Restart this process, and see what ended it.");
            } else if (away.getAsDouble() > LONGEST_AWAY.toSeconds()) {
                ended.put(id, "It has not polled for " + Math.round(away.getAsDouble()) + " s.");
            }
        }
        var health = HealthResult.builder("polling", ended.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN);
        return Publishers.just(
                ended.isEmpty() ? health.build() : health.details(ended).build());
    }

    /// Metrics can be read on any thread. Under 0 before the first poll; empty once the client is closed.
    private static OptionalDouble secondsSincePoll(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-poll-seconds-ago"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .findAny();
    }
}
