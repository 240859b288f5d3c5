package dev.gatekeeper.changeset.sqltype;

import org.jspecify.annotations.Nullable;

/// Remembers what names resolved to, in a fixed number of slots: a name displaces the one that shares its slot, so
/// that a flood of different names costs time but no memory. Thread-safe: threads may miss each other's entries but
/// never see half of one, since an entry is immutable.
final class RecentNames {

    private static final int SLOTS = 1024;
    private static final int LONGEST = 128;

    private static final @Nullable Entry[] ENTRIES = new Entry[SLOTS];

    private record Entry(String name, SqlType type) {}

    private RecentNames() {}

    static SqlType resolve(String name) {
        if (name.length() > LONGEST) {
            return TypeNameParser.parse(name);
        }
        int hash = name.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        var entry = ENTRIES[slot];
        if (entry != null && entry.name.equals(name)) {
            return entry.type;
        }
        var type = TypeNameParser.parse(name);
        ENTRIES[slot] = new Entry(name, type);
        return type;
    }
}
