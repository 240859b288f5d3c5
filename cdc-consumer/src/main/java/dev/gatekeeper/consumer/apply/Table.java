package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A result table as it is for the time of a transaction.
///
/// @param columns in the table's order
/// @param hasChildren whether tables inherit from it; their rows count as its rows, and no key of its own spans them
record Table(TableName name, Map<Identifier, TableColumn> columns, List<UniqueKey> uniqueKeys, boolean hasChildren) {

    Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream().filter(UniqueKey::primary).findAny();
    }

    /// Whether no two rows have these values, at any time.
    boolean namesOneRow(Columns values) {
        return !hasChildren && uniqueKeys.stream().anyMatch(key -> !key.deferrable() && key.isCoveredBy(values));
    }

    /// Whether no two rows have these values when the transaction ends, though some may have until then.
    boolean namesOneRowAtTheEnd(Columns values) {
        return !hasChildren && uniqueKeys.stream().anyMatch(key -> key.deferrable() && key.isCoveredBy(values));
    }

    /// @throws RefusedException where the table has no such column
    TableColumn column(Identifier column) throws RefusedException {
        var found = columns.get(column);
        if (found == null) {
            throw RefusedException.unknownColumn(name, column);
        }
        return found;
    }

    Collection<TableColumn> all() {
        return columns.values();
    }
}
