package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which keys an object must have, and which it may have. The published schema says the same in its own words; a
/// differential test holds the two together.
///
/// @param name what the object is, for sentences
record Shape(String name, Set<Key> required, Set<Key> allowed) {

    private static final List<Key> ROW = List.of(TABLE, COLUMN_NAMES, COLUMN_VALUES);
    private static final List<Key> ROW_OPTIONS =
            List.of(SCHEMA, COLUMN_TYPES, COLUMN_TYPE_OIDS, COLUMN_POSITIONS, COLUMN_OPTIONALS, COLUMN_DEFAULTS, PK);

    static final Shape DOCUMENT =
            new Shape("a change set", EnumSet.of(CHANGE), EnumSet.of(XID, NEXTLSN, TIMESTAMP, ORIGIN, CHANGE));
    static final Shape INSERT = new Shape("an insert", keys(ROW, List.of(KIND)), keys(ROW, ROW_OPTIONS, List.of(KIND)));
    static final Shape UPDATE =
            new Shape("an update", keys(ROW, List.of(KIND, OLD_KEYS)), keys(ROW, ROW_OPTIONS, List.of(KIND, OLD_KEYS)));
    static final Shape DELETE =
            new Shape("a delete", EnumSet.of(KIND, TABLE, OLD_KEYS), EnumSet.of(KIND, SCHEMA, TABLE, PK, OLD_KEYS));
    static final Shape MESSAGE = new Shape(
            "a message",
            EnumSet.of(KIND, TRANSACTIONAL, PREFIX, CONTENT),
            EnumSet.of(KIND, TRANSACTIONAL, PREFIX, CONTENT));
    static final Shape PRIMARY_KEY = new Shape("a primary key", EnumSet.of(PK_NAMES), EnumSet.of(PK_NAMES, PK_TYPES));
    static final Shape OLD_KEY = new Shape(
            "an old key",
            EnumSet.of(KEY_NAMES, KEY_VALUES),
            EnumSet.of(KEY_NAMES, KEY_TYPES, KEY_TYPE_OIDS, KEY_VALUES));

    Shape {
        required = Collections.unmodifiableSet(EnumSet.copyOf(required));
        allowed = Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    }

    /// This shape with `key` required as well.
    Shape requiring(Key key) {
        var more = EnumSet.copyOf(required);
        more.add(key);
        return new Shape(name, more, allowed);
    }

    @SafeVarargs
    private static Set<Key> keys(List<Key>... groups) {
        var keys = EnumSet.noneOf(Key.class);
        for (var group : groups) {
            keys.addAll(group);
        }
        return keys;
    }
}
