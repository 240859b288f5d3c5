package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Arrays;
import java.util.List;

/// Which keys an object must have, and which it may have besides. The published schema says the same in its own
/// words; a differential test holds the two together. Sets of keys are bits, as [Key#bit] gives them.
record Shape(long required, long optional) {

    static final Shape DOCUMENT = new Shape(set(CHANGE), set(XID, NEXTLSN, TIMESTAMP, ORIGIN));
    static final Shape PRIMARY_KEY = new Shape(set(PK_NAMES), set(PK_TYPES));
    static final Shape OLD_KEY = new Shape(set(KEY_NAMES, KEY_VALUES), set(KEY_TYPES, KEY_TYPE_OIDS));
    static final Shape TYPED_OLD_KEY = OLD_KEY.requiring(KEY_TYPES);

    static final Shape COLUMN = new Shape(set(NAME, VALUE), set(TYPE, TYPE_OID, OPTIONAL, DEFAULT, POSITION));
    static final Shape TYPED_COLUMN = COLUMN.requiring(TYPE);
    static final Shape IDENTITY_COLUMN = new Shape(set(NAME, VALUE), set(TYPE, TYPE_OID));
    static final Shape TYPED_IDENTITY_COLUMN = IDENTITY_COLUMN.requiring(TYPE);
    static final Shape PRIMARY_KEY_COLUMN = new Shape(set(NAME), set(TYPE, TYPE_OID));

    /// This shape with `key` required.
    Shape requiring(Key key) {
        return new Shape(required | key.bit(), optional);
    }

    /// All keys that an object of this shape may have.
    long allowed() {
        return required | optional;
    }

    /// The keys in a set of them, in the order of their declaration.
    static List<Key> keys(long set) {
        return Arrays.stream(Key.values()).filter(key -> (set & key.bit()) != 0).toList();
    }

    static long set(Key... keys) {
        long set = 0;
        for (var key : keys) {
            set |= key.bit();
        }
        return set;
    }
}
