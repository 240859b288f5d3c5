package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// Columns whose values, where none is NULL, at most one row of a table has.
///
/// @param primary whether they are the primary key
/// @param deferrable whether that holds at the transaction's end only
public record UniqueKey(List<Identifier> columns, boolean primary, boolean deferrable) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /// Whether each of its columns has a value here.
    public boolean isCoveredBy(Columns values) {
        var known = values.list().stream()
                .filter(column -> column.value() != null)
                .map(Column::name)
                .collect(Collectors.toSet());
        return known.containsAll(columns);
    }

    /// This key's values out of a row that covers it.
    public Columns of(Columns row) {
        return new Columns(row.list().stream()
                .filter(column -> columns.contains(column.name()))
                .toList());
    }
}
