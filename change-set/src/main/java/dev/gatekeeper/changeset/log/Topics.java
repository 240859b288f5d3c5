package dev.gatekeeper.changeset.log;

/// The topics' names, unless configuration says otherwise.
public final class Topics {

    /// Accepted change sets: key = stream, value = the change set byte for byte.
    public static final String CHANGE_SETS = "cdc.change-sets";

    /// The audit of what was refused: key = rejection id, value = a JSON envelope.
    public static final String REJECTED = "cdc.rejected";

    /// The contracts of the result tables: key = `schema.table`, compacted.
    public static final String CONTRACTS = "cdc.contracts";

    private Topics() {}
}
