package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.RowShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The shapes of rows of which the same was said, in a fixed number of slots. Thread-safe.
final class RecentShapes {

    private static final int SLOTS = 256;

    private final @Nullable Entry[] entries = new Entry[SLOTS];

    @SuppressWarnings("ArrayRecordComponent") // Compared by the identity of its elements.
    private record Entry(ColumnHead.Said[] columns, RowShape shape) {}

    /// The shape that the first `size` of these had; null where that is not known.
    @SuppressWarnings("ReferenceEquality") // What is read anew makes a shape of its own, which is equal.
    @Nullable
    RowShape find(ColumnHead.Said[] columns, int size) {
        var entry = entries[slot(columns, size)];
        if (entry == null || entry.columns.length != size) {
            return null;
        }
        for (int i = 0; i < size; i++) {
            if (entry.columns[i] != columns[i]) {
                return null;
            }
        }
        return entry.shape;
    }

    void keep(ColumnHead.Said[] columns, int size, RowShape shape) {
        entries[slot(columns, size)] = new Entry(Arrays.copyOf(columns, size), shape);
    }

    private static int slot(ColumnHead.Said[] columns, int size) {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + columns[i].name().text().hashCode();
        }
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
