package dev.gatekeeper.gateway.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How patient the gateway is with Kafka.
///
/// @param bound no request waits for Kafka longer than this
/// @param probeInterval how often Kafka is looked at while all is well
@ConfigurationProperties("gatekeeper.kafka")
public record KafkaSettings(
        @Bindable(defaultValue = "2s") Duration bound,
        @Bindable(defaultValue = "5s") Duration probeInterval) {

    /// @throws IllegalArgumentException where the bound leaves Kafka no time to answer
    public KafkaSettings {
        if (bound.compareTo(Duration.ofMillis(200)) < 0) {
            throw new IllegalArgumentException("gatekeeper.kafka.bound is " + bound + "; it must be 200 ms or more.");
        }
        if (!probeInterval.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.kafka.probe-interval must be more than nothing.");
        }
    }
}
