package dev.gatekeeper.consumer.rejection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// @param retention for how long a rejection is kept after it was made; it holds somebody's rows
@ConfigurationProperties("gatekeeper.rejections")
record RejectionSettings(@Bindable(defaultValue = "90d") Duration retention) {

    /// @throws IllegalArgumentException where nothing would be kept
    RejectionSettings {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.rejections.retention must be more than nothing.");
        }
    }
}
