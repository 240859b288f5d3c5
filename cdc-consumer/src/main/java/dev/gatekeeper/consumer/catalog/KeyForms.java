package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.consumer.fold.KeyForm;
import dev.gatekeeper.consumer.fold.KeyForm.Kind;
import org.jspecify.annotations.Nullable;

/// Which types' values can be told apart by their texts.
final class KeyForms {

    /// What PostgreSQL adds to a length or a precision in `pg_attribute.atttypmod`.
    static final int HEADER = 4;

    private static final int MOST_TIMESTAMP_DIGITS = 6;

    private KeyForms() {}

    /// @param type a type's name in `pg_type`: one of pg_catalog, or an enum's as `enum`
    /// @param modifier `atttypmod`; -1 where there is none
    /// @return null where texts do not tell
    static @Nullable KeyForm of(String type, int modifier) {
        return switch (type) {
            case "int2", "int4", "int8" -> unbounded(Kind.INTEGER);
            case "text", "enum" -> unbounded(Kind.TEXT);
            case "varchar" -> new KeyForm(Kind.TEXT, length(modifier));
            case "bpchar" -> new KeyForm(Kind.PADDED_TEXT, length(modifier));
            case "uuid" -> unbounded(Kind.UUID);
            case "bool" -> unbounded(Kind.BOOLEAN);
            case "numeric" -> numeric(modifier);
            case "date" -> unbounded(Kind.DATE);
            case "timestamp" -> whereExact(modifier, Kind.TIMESTAMP);
            case "timestamptz" -> whereExact(modifier, Kind.TIMESTAMP_IN_UTC);
            case "bytea" -> unbounded(Kind.BYTES);
            default -> null;
        };
    }

    private static KeyForm unbounded(Kind kind) {
        return new KeyForm(kind, -1);
    }

    private static int length(int modifier) {
        return modifier < HEADER ? -1 : modifier - HEADER;
    }

    /// A numeric's scale stands in the lower 11 bits, and is negative from 1024 on.
    private static @Nullable KeyForm numeric(int modifier) {
        if (modifier < HEADER) {
            return unbounded(Kind.NUMERIC);
        }
        var scale = (modifier - HEADER) & 0x7ff;
        return scale < 0x400 ? new KeyForm(Kind.NUMERIC, scale) : null;
    }

    /// With fewer digits than texts have, PostgreSQL rounds.
    private static @Nullable KeyForm whereExact(int modifier, Kind kind) {
        return modifier < 0 || modifier >= MOST_TIMESTAMP_DIGITS ? unbounded(kind) : null;
    }
}
