package dev.gatekeeper.changeset;

import java.util.UUID;

/// Names one accepted change set. The same id twice has one effect.
public record ChangeSetId(UUID uuid) {

    /// The id of the change set that stands at `ordinal` (from 0) in the request that bears `key` on `stream`. Equal
    /// arguments give equal ids, in every process and for ever.
    public static ChangeSetId of(StreamName stream, IdempotencyKey key, int ordinal) {
        return new ChangeSetId(NameBasedId.of("change-set", stream.text(), key.text(), Integer.toString(ordinal)));
    }

    /// @throws IllegalArgumentException where `text` is not a UUID in its standard form
    public static ChangeSetId parse(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("An id is a UUID of 36 characters.");
        }
        return new ChangeSetId(uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
