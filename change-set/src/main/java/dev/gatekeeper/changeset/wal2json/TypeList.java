package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The types of a row's columns, none of them malformed.
///
/// @param spellings as the sender wrote them; none is null
/// @param types what the spellings mean
record TypeList(
        @SuppressWarnings("ArrayRecordComponent") byte[] text, List<@Nullable String> spellings, List<SqlType> types)
        implements Recent.Piece {

    String spelling(int index) {
        return Objects.requireNonNull(spellings.get(index));
    }

    int size() {
        return types.size();
    }
}
