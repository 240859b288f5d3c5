package dev.gatekeeper.consumer.dispatch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// @param stuckAfter for how long a change set may keep failing alone, while the database is well otherwise,
///     before it is rejected
@ConfigurationProperties("gatekeeper.sink")
record StuckSettings(@Bindable(defaultValue = "10m") Duration stuckAfter) {

    /// @throws IllegalArgumentException where a change set would be rejected at its first trouble
    StuckSettings {
        if (!stuckAfter.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.sink.stuck-after must be more than nothing.");
        }
    }
}
