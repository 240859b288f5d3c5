package dev.gatekeeper.changeset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a payload came from.
///
/// @param referral the HTTP request's Referer; null where there was none
/// @param principal who sent it; null where callers are not known
/// @param receivedAt when the gateway took it; for a log record that does not say, the record's own time
/// @param replayOf the rejection as whose replay it was sent; null where it is nobody's
public record Sender(
        @Nullable String referral,
        @Nullable String principal,
        Instant receivedAt,
        @Nullable UUID replayOf) {

    public Sender(@Nullable String referral, @Nullable String principal, Instant receivedAt) {
        this(referral, principal, receivedAt, null);
    }
}
