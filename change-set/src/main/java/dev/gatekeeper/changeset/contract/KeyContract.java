package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import java.util.List;

/// Columns whose values, where none is NULL, at most one row of a table has.
///
/// @param columns in the key's order; at least one
/// @param primary whether they are the primary key
/// @param nullable whether one of them takes NULL, so that a row may have no name by this key
/// @param deferrable whether all that holds at a transaction's end only
public record KeyContract(List<Identifier> columns, boolean primary, boolean nullable, boolean deferrable) {

    /// @throws IllegalArgumentException where there is no column
    public KeyContract {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A key has at least one column.");
        }
    }
}
