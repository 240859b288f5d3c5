package dev.gatekeeper.access.quota;

import java.util.Optional;

/// Whether a request is within its caller's quota.
public sealed interface Ruling {

    /// @param limit the `RateLimit` field to be answered; empty where there is no quota
    record Within(Optional<String> limit) implements Ruling {}

    /// @param limit the `RateLimit` field to be answered
    /// @param retryAfter in whole seconds, 1 at least
    record Over(String limit, long retryAfter) implements Ruling {}
}
