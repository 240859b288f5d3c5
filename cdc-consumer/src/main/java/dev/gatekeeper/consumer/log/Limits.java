package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.log.SizeLimit;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

/// @param changeSetBytes the most bytes that a change set has; the gateways are told the same
@ConfigurationProperties("gatekeeper.limits")
public record Limits(
        @ReadableBytes @Bindable(defaultValue = "8MB") int changeSetBytes) {

    public SizeLimit size() {
        return new SizeLimit(changeSetBytes);
    }
}
