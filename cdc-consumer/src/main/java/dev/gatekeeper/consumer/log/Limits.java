package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.log.SizeLimit;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

/// The gateways are told the same.
///
/// @param changeSetBytes the most bytes that a change set has
/// @param changes the most changes that a change set has; asked of what is sent again, not of what stands in the log
@ConfigurationProperties("gatekeeper.limits")
public record Limits(
        @ReadableBytes @Bindable(defaultValue = "8MB") int changeSetBytes,
        @Bindable(defaultValue = "250000") int changes) {

    public SizeLimit size() {
        return new SizeLimit(changeSetBytes);
    }
}
