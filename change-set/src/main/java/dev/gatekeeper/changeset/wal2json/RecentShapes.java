package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.RowShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The shapes of rows whose columns had known heads, in a fixed number of slots. Thread-safe.
final class RecentShapes {

    private static final int SLOTS = 256;

    private final @Nullable Entry[] entries = new Entry[SLOTS];

    @SuppressWarnings("ArrayRecordComponent") // Compared by the identity of its elements.
    private record Entry(ColumnHead[] heads, RowShape shape) {}

    /// The shape that the first `size` of these had; null where that is not known.
    @SuppressWarnings("ReferenceEquality") // A head that is read anew makes a shape of its own, which is equal.
    @Nullable
    RowShape find(ColumnHead[] heads, int size) {
        var entry = entries[slot(heads, size)];
        if (entry == null || entry.heads.length != size) {
            return null;
        }
        for (int i = 0; i < size; i++) {
            if (entry.heads[i] != heads[i]) {
                return null;
            }
        }
        return entry.shape;
    }

    void keep(ColumnHead[] heads, int size, RowShape shape) {
        entries[slot(heads, size)] = new Entry(Arrays.copyOf(heads, size), shape);
    }

    private static int slot(ColumnHead[] heads, int size) {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + heads[i].name().text().hashCode();
        }
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
