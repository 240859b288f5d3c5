package dev.gatekeeper.consumer.ledger;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// @param retention for how long an id is remembered; what was accepted earlier is not applied any more
@ConfigurationProperties("gatekeeper.ledger")
public record LedgerSettings(@Bindable(defaultValue = "30d") Duration retention) {

    /// @throws IllegalArgumentException where ids would not be remembered at all
    public LedgerSettings {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.ledger.retention must be more than nothing.");
        }
    }
}
