package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.sqltype.SqlType;
import org.jspecify.annotations.Nullable;

/// What stands before the value in one of format 2's columns: mostly its name and its type.
///
/// @param keyFrom where in `text` the key of the value begins
/// @param keyTo where that key ends
record ColumnHead(@SuppressWarnings("ArrayRecordComponent") byte[] text, int keyFrom, int keyTo, Said said)
        implements Recent.Piece {

    /// How many bytes tell heads apart. What is shorter is not kept: its value would count among them.
    static final int DIGESTED = 32;

    /// What is said of a column beside its value.
    ///
    /// @param members the keys that say it, the value's included, as bits
    /// @param spelling of the type, as the sender wrote it; null where it was left out
    /// @param type what the spelling means; null where it was left out
    record Said(
            long members,
            Identifier name,
            @Nullable String spelling,
            @Nullable SqlType type) {}
}
