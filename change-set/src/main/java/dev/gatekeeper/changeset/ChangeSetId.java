package dev.gatekeeper.changeset;

import java.util.UUID;
import java.util.regex.Pattern;

/// Names one accepted change set. The same id twice has one effect.
public record ChangeSetId(UUID uuid) {

    private static final Pattern STANDARD_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /// The id of the change set that stands at `ordinal` (from 0) in the request that bears `key` on `stream`. Equal
    /// arguments give equal ids, in every process and for ever.
    public static ChangeSetId of(StreamName stream, IdempotencyKey key, int ordinal) {
        return new ChangeSetId(NameBasedId.of("change-set", stream.text(), key.text(), Integer.toString(ordinal)));
    }

    /// @throws IllegalArgumentException with a sentence for the caller, where `text` is not a UUID in its standard form
    public static ChangeSetId parse(String text) {
        if (!STANDARD_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("An id is a UUID of 36 characters.");
        }
        return new ChangeSetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
