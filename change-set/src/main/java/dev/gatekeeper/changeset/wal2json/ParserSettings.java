package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;

/// What is a matter of taste in reading a change set.
///
/// @param defaultSchema the schema of a table whose change names none
/// @param requireTypes whether columns must come with their types (`include-types=0` leaves them out)
public record ParserSettings(Identifier defaultSchema, boolean requireTypes) {

    /// `public`, and types are required.
    public static final ParserSettings DEFAULT = new ParserSettings(new Identifier("public"), true);
}
