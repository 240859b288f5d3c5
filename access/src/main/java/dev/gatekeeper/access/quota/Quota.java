package dev.gatekeeper.access.quota;

import java.util.OptionalLong;

/// How much a caller may send in a second, on average; as much again may come at once after a pause.
///
/// @param requestsPerSecond empty for any number
/// @param bytesPerSecond of bodies; empty for any number
public record Quota(OptionalLong requestsPerSecond, OptionalLong bytesPerSecond) {

    /// A piece of an upload has up to 64 KiB: with less than that in a second, a connection could seem to be idle.
    public static final long LEAST_BYTES = 64 * 1024;

    public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

    /// No more is counted in a second.
    public static final long MOST = 1_000_000_000;

    /// @throws IllegalArgumentException with a sentence, where a number is too small or too large
    public Quota {
        if (requestsPerSecond.isPresent() && requestsPerSecond.getAsLong() < 1) {
            throw new IllegalArgumentException("A quota has at least 1 request a second.");
        }
        if (bytesPerSecond.isPresent() && bytesPerSecond.getAsLong() < LEAST_BYTES) {
            throw new IllegalArgumentException("A quota has at least 64KB a second.");
        }
        if (requestsPerSecond.orElse(0) > MOST || bytesPerSecond.orElse(0) > MOST) {
            throw new IllegalArgumentException(
                    "A quota has at most 1000000000 a second; without one there is no bound.");
        }
    }
}
