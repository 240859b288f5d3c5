package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.sqltype.SqlType;
import org.jspecify.annotations.Nullable;

/// What stands before the value in one of format 2's columns: mostly its name and its type.
///
/// @param keyFrom where in `text` the key of the value begins
/// @param keyTo where that key ends
/// @param members that stand in `text`, the value's key included, as bits
/// @param spelling of the type, as the sender wrote it; null where it was left out
/// @param type what the spelling means
record ColumnHead(
        @SuppressWarnings("ArrayRecordComponent") byte[] text,
        int keyFrom,
        int keyTo,
        long members,
        Identifier name,
        @Nullable String spelling,
        @Nullable SqlType type)
        implements Recent.Piece {}
