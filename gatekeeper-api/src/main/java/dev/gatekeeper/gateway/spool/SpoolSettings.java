package dev.gatekeeper.gateway.spool;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.nio.file.Path;

/// Where and how much is spooled.
///
/// @param enabled without a spool, what Kafka does not take is refused, and what it may have taken is uncertain
/// @param folder this gateway's own; it outlives restarts
/// @param maxBytes the most bytes that the spool's files take together; what is set aside is not counted
/// @param rejectionsPercent how much of that is for rejections, and not for change sets
@ConfigurationProperties("gatekeeper.spool")
public record SpoolSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = ".gatekeeper/spool") Path folder,
        @ReadableBytes @Bindable(defaultValue = "1GB") long maxBytes,
        @Bindable(defaultValue = "10") int rejectionsPercent) {

    /// For a file, for another that takes its place, and for the room that a ready gateway has.
    private static final long LEAST_BYTES = 3 * (64 << 10);

    /// @throws IllegalArgumentException where there would be no room for either
    public SpoolSettings {
        if (rejectionsPercent < 1 || rejectionsPercent > 90) {
            throw new IllegalArgumentException(
                    "gatekeeper.spool.rejections-percent is " + rejectionsPercent + "; it must be 1 to 90.");
        }
        var part = maxBytes / 100 * Math.min(rejectionsPercent, 100 - rejectionsPercent);
        if (part < LEAST_BYTES) {
            throw new IllegalArgumentException("gatekeeper.spool.max-bytes is " + maxBytes
                    + ": the smaller of its two parts has " + part + " bytes, and must have " + LEAST_BYTES + ".");
        }
    }

    long rejectionsBytes() {
        return maxBytes / 100 * rejectionsPercent;
    }

    long changeSetsBytes() {
        return maxBytes - rejectionsBytes();
    }
}
