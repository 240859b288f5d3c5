package dev.gatekeeper.changeset.wal2json;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys of both formats, at whatever level they stand: each has one meaning wherever it is allowed.
enum Key {
    XID("xid"),
    NEXTLSN("nextlsn"),
    TIMESTAMP("timestamp"),
    ORIGIN("origin"),
    CHANGE("change"),

    KIND("kind"),
    SCHEMA("schema"),
    TABLE("table"),
    COLUMN_NAMES("columnnames"),
    COLUMN_TYPES("columntypes"),
    COLUMN_TYPE_OIDS("columntypeoids"),
    COLUMN_POSITIONS("columnpositions"),
    COLUMN_OPTIONALS("columnoptionals"),
    COLUMN_DEFAULTS("columndefaults"),
    COLUMN_VALUES("columnvalues"),
    PK("pk"),
    OLD_KEYS("oldkeys"),
    TRANSACTIONAL("transactional"),
    PREFIX("prefix"),
    CONTENT("content"),

    PK_NAMES("pknames"),
    PK_TYPES("pktypes"),
    KEY_NAMES("keynames"),
    KEY_TYPES("keytypes"),
    KEY_TYPE_OIDS("keytypeoids"),
    KEY_VALUES("keyvalues"),

    ACTION("action"),
    LSN("lsn"),
    COLUMNS("columns"),
    IDENTITY("identity"),

    NAME("name"),
    TYPE("type"),
    TYPE_OID("typeoid"),
    VALUE("value"),
    OPTIONAL("optional"),
    DEFAULT("default"),
    POSITION("position");

    /// By their text.
    static final Words<Key> WORDS =
            new Words<>(Arrays.stream(values()).collect(Collectors.toMap(Key::text, Function.identity())));

    private final String text;

    Key(String text) {
        this.text = text;
    }

    /// The key as it stands in a document.
    String text() {
        return text;
    }

    /// This key alone, as a set of keys in the bits of a number.
    @SuppressWarnings("EnumOrdinal") // Sets of keys live for a moment, and are never stored.
    long bit() {
        return 1L << ordinal();
    }
}
