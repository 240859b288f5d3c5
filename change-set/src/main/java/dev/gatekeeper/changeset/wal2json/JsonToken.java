package dev.gatekeeper.changeset.wal2json;

/// What kind of value begins.
enum JsonToken {
    OBJECT,
    ARRAY,
    STRING,
    /// A number without fraction and exponent.
    INTEGER,
    /// Any other number.
    DECIMAL,
    TRUE,
    FALSE,
    NULL;

    boolean isScalar() {
        return this != OBJECT && this != ARRAY;
    }
}
