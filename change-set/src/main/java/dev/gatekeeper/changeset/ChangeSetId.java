package dev.gatekeeper.changeset;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// Names one accepted change set. The same id twice has one effect.
public record ChangeSetId(UUID uuid) {

    private static final int LENGTH = 36;

    /// The id of the change set that stands at `ordinal` (from 0) in the request that bears `key` on `stream`. Equal
    /// arguments give equal ids, in every process and for ever.
    public static ChangeSetId of(StreamName stream, IdempotencyKey key, int ordinal) {
        return new ChangeSetId(NameBasedId.of("change-set", stream.text(), key.text(), Integer.toString(ordinal)));
    }

    /// The id under which a rejection is sent again with a payload, the refused one or a corrected one. Equal arguments
    /// give equal ids, so that an order that is repeated has one effect.
    ///
    /// @param firstRejectedAt tells a rejection from the one of the same id that was purged before
    /// @param ordinal how often what became of the same payload was known already when it was to be sent once more
    ///     (from 0)
    /// @param payloadSha256 in lower-case hexadecimal
    public static ChangeSetId ofReplay(UUID rejection, Instant firstRejectedAt, int ordinal, String payloadSha256) {
        return new ChangeSetId(NameBasedId.of(
                "replay", rejection.toString(), firstRejectedAt.toString(), Integer.toString(ordinal), payloadSha256));
    }

    /// @throws IllegalArgumentException with a sentence for the caller, where `text` is not a UUID in its standard form
    public static ChangeSetId parse(String text) {
        if (!isStandard(text)) {
            throw new IllegalArgumentException("An id is a UUID of 36 characters.");
        }
        return new ChangeSetId(UUID.fromString(text));
    }

    /// [UUID#fromString] takes more than that.
    private static boolean isStandard(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (var at = 0; at < LENGTH; at++) {
            var character = text.charAt(at);
            var fits = switch (at) {
                case 8, 13, 18, 23 -> character == '-';
                default -> HexFormat.isHexDigit(character);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
