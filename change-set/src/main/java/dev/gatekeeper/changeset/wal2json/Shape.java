package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Which keys an object must have, and which it may have besides. The published schema says the same in its own
/// words; a differential test holds the two together.
record Shape(Set<Key> required, Set<Key> optional) {

    static final Shape DOCUMENT = new Shape(EnumSet.of(CHANGE), EnumSet.of(XID, NEXTLSN, TIMESTAMP, ORIGIN));
    static final Shape PRIMARY_KEY = new Shape(EnumSet.of(PK_NAMES), EnumSet.of(PK_TYPES));
    static final Shape OLD_KEY = new Shape(EnumSet.of(KEY_NAMES, KEY_VALUES), EnumSet.of(KEY_TYPES, KEY_TYPE_OIDS));
    static final Shape TYPED_OLD_KEY = OLD_KEY.requiring(KEY_TYPES);

    static final Shape COLUMN =
            new Shape(EnumSet.of(NAME, VALUE), EnumSet.of(TYPE, TYPE_OID, OPTIONAL, DEFAULT, POSITION));
    static final Shape TYPED_COLUMN = COLUMN.requiring(TYPE);
    static final Shape IDENTITY_COLUMN = new Shape(EnumSet.of(NAME, VALUE), EnumSet.of(TYPE, TYPE_OID));
    static final Shape TYPED_IDENTITY_COLUMN = IDENTITY_COLUMN.requiring(TYPE);
    static final Shape PRIMARY_KEY_COLUMN = new Shape(EnumSet.of(NAME), EnumSet.of(TYPE, TYPE_OID));

    Shape {
        required = Collections.unmodifiableSet(required);
        optional = Collections.unmodifiableSet(optional);
    }

    /// This shape with `key` required.
    Shape requiring(Key key) {
        var more = EnumSet.copyOf(required);
        more.add(key);
        return new Shape(more, optional);
    }

    /// All keys that an object of this shape may have.
    Set<Key> allowed() {
        var all = EnumSet.copyOf(required);
        all.addAll(optional);
        return all;
    }

    boolean allows(Key key) {
        return required.contains(key) || optional.contains(key);
    }
}
