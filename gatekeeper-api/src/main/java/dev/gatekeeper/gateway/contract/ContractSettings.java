package dev.gatekeeper.gateway.contract;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How change sets are held against the contracts of their tables.
///
/// @param mode of all streams that `streams` does not name: `enforce`, `warn` or `off`
/// @param streams modes of streams of their own, as `orders=warn, legacy=off`; null where none has one
/// @param copy the file that keeps what is known, so that the gateway can start without Kafka
/// @param refreshTime how long a change set may wait for the consumer's word on a table
@ConfigurationProperties("gatekeeper.contracts")
record ContractSettings(
        @Bindable(defaultValue = "off") String mode,
        @Nullable String streams,
        @Bindable(defaultValue = ".gatekeeper/contracts") String copy,
        @Bindable(defaultValue = "1s") Duration refreshTime) {

    /// @throws IllegalArgumentException where the time is none, or so long that requests pile up
    ContractSettings {
        if (!refreshTime.isPositive() || refreshTime.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("gatekeeper.contracts.refresh-time is " + refreshTime
                    + "; it must be more than nothing and 10 s" + " at the most.");
        }
    }
}
