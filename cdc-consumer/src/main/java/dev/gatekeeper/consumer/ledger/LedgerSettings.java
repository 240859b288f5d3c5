package dev.gatekeeper.consumer.ledger;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// @param retention for how long an id is remembered; what was accepted earlier is not applied any more
/// @param grace for how much longer an entry is kept: as much as the gateways' clocks may be ahead of the
///     consumer's, and as a repeated change set may wait in the log
@ConfigurationProperties("gatekeeper.ledger")
public record LedgerSettings(
        @Bindable(defaultValue = "30d") Duration retention,
        @Bindable(defaultValue = "1d") Duration grace) {

    /// @throws IllegalArgumentException where ids would not be remembered at all, or not until they count no
    ///     more
    public LedgerSettings {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.ledger.retention must be more than nothing.");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("gatekeeper.ledger.grace must not be less than nothing.");
        }
    }
}
