package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a look at the tables has found, and what the register says of them.
///
/// @param lastVersion the highest that was given out by then
/// @param complete false where more tables are to be read, by another look
record Look(Map<TableName, Entry> entries, long lastVersion, boolean complete) {

    /// Nobody has looked yet.
    static final Look NONE = new Look(Map.of(), -1, false);

    Look {
        entries = Collections.unmodifiableMap(new HashMap<>(entries));
    }

    /// A table as it was when it was looked at last, and the version that its contract has.
    record Entry(long fingerprint, long version) {}

    /// Those of the tables that still are.
    Map<TableName, Entry> of(Set<TableName> tables) {
        var those = new HashMap<>(entries);
        those.keySet().retainAll(tables);
        return those;
    }
}
