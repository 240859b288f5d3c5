package dev.gatekeeper.faults.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table as the reference knows it. It says what [Schema#DDL] says.
///
/// @param columns names and types, in the table's order, without those that PostgreSQL fills by itself
/// @param defaults what an absent column gets, where that is not NULL
/// @param required the columns that may not be NULL
/// @param primaryKey empty where there is none
/// @param unique a key that is not the primary one; empty where there is none
/// @param notNegative the column that a check keeps at 0 or more; null where there is none
/// @param parent the table that this one's rows refer to, checked at the end of a change set; null where
/// there is none
public record Table(
        String name,
        Map<String, String> columns,
        Map<String, String> defaults,
        Set<String> required,
        List<String> primaryKey,
        List<String> unique,
        @Nullable String notNegative,
        @Nullable Reference parent) {

    /// @param columns of the child, in the order of the parent's primary key
    public record Reference(List<String> columns, String parent) {}

    /// The row as it stands after an insert into an empty table.
    public Row filled(Row row) {
        var filled = row;
        for (var column : columns.keySet()) {
            if (!row.values().containsKey(column)) {
                filled = filled.with(column, defaults.get(column));
            }
        }
        return filled.only(List.copyOf(columns.keySet()));
    }

    /// The columns of the key that no two rows may share, be it the primary one or another.
    public Optional<List<String>> key() {
        if (!primaryKey.isEmpty()) {
            return Optional.of(primaryKey);
        }
        return unique.isEmpty() ? Optional.empty() : Optional.of(unique);
    }
}
