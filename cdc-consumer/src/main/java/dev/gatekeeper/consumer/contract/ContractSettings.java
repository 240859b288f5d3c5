package dev.gatekeeper.consumer.contract;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How the tables are watched.
///
/// @param enabled whether this consumer publishes contracts, where no other does
/// @param lookInterval how often the tables are looked at
/// @param lease for how long the consumer that publishes may be silent before another takes its place; a look may take
///     longer
/// @param refreshInterval for how long it counts what was read for a gateway
@ConfigurationProperties("gatekeeper.contracts")
public record ContractSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "1s") Duration lookInterval,
        @Bindable(defaultValue = "5s") Duration lease,
        @Bindable(defaultValue = "100ms") Duration refreshInterval) {

    /// @throws IllegalArgumentException where the tables would be looked at all the time, or nobody could hold the
    ///     lease from one look to the next
    public ContractSettings {
        if (!lookInterval.isPositive() || refreshInterval.isNegative()) {
            throw new IllegalArgumentException("gatekeeper.contracts.look-interval must be more than nothing, and"
                    + " gatekeeper.contracts.refresh-interval not less.");
        }
        if (lease.compareTo(lookInterval.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "gatekeeper.contracts.lease must be twice gatekeeper.contracts.look-interval at least.");
        }
    }
}
