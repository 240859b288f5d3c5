package dev.gatekeeper.changeset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column's type.
///
/// @param declared as PostgreSQL names it, modifiers and all: `format_type(atttypid, atttypmod)` under a search path
///     of `pg_catalog` alone
/// @param readAs the type below its domains, named in the same way with the modifiers that count for the column; equal
///     to `declared` where that is no domain
/// @param schema the schema of `readAs`; names of `pg_catalog` are what [dev.gatekeeper.changeset.sqltype.SqlType]
///     understands
/// @param labels of an enum, in its order; empty where `readAs` is none, and where there are more than
///     [#MOST_LABELS], which nobody then checks
/// @param maxLength in characters, or bits of a bit string; null where there is no bound. Of an array, that of its
///     elements
/// @param precision in decimal digits, of a numeric with a bound; else null
/// @param scale its fractional digits, which may be negative; null where there is no precision
public record ColumnType(
        String declared,
        String readAs,
        String schema,
        List<String> labels,
        @Nullable Integer maxLength,
        @Nullable Integer precision,
        @Nullable Integer scale) {

    /// The most labels that are told.
    public static final int MOST_LABELS = 1_000;

    /// In characters: a schema's name and a type's, quoted, with modifiers.
    public static final int LONGEST_NAME = 512;

    /// @throws IllegalArgumentException where a name is empty or too long, or too many labels are told
    public ColumnType {
        labels = List.copyOf(labels);
        for (var name : List.of(declared, readAs, schema)) {
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("A type's name has " + name.length() + " characters.");
            }
        }
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("A type tells " + labels.size() + " labels.");
        }
    }

    /// A type of `pg_catalog` that is no domain and has no modifiers.
    public static ColumnType plain(String name) {
        return new ColumnType(name, name, "pg_catalog", List.of(), null, null, null);
    }
}
