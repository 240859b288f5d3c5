package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.fold.FoldTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A result table as it is for the time of a transaction. Immutable.
///
/// @param columns in the table's order
/// @param hasChildren whether tables inherit from it; their rows count as its rows, and no key of its own spans them
/// @param folding what folding its changes goes by; empty where they have to be written one by one
/// @param whyCareful why they have to be, in a word that metrics can bear; empty where they can be folded
public record Table(
        TableName name,
        Map<Identifier, TableColumn> columns,
        List<UniqueKey> uniqueKeys,
        boolean hasChildren,
        Optional<FoldTable> folding,
        String whyCareful) {

    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream().filter(UniqueKey::primary).findAny();
    }

    /// A key, the primary one before others, of which no two rows have the same values at any time, and of which these
    /// values say all.
    public Optional<UniqueKey> keyIn(Columns values) {
        return hasChildren
                ? Optional.empty()
                : uniqueKeys.stream()
                        .filter(key -> !key.deferrable() && key.isCoveredBy(values))
                        .min(Comparator.comparing(key -> !key.primary()));
    }

    /// Whether no two rows have these values when the transaction ends, though some may have until then.
    public boolean namesOneRowAtTheEnd(Columns values) {
        return !hasChildren && uniqueKeys.stream().anyMatch(key -> key.deferrable() && key.isCoveredBy(values));
    }

    /// @throws RefusedException where the table has no such column
    public TableColumn column(Identifier column) throws RefusedException {
        var found = columns.get(column);
        if (found == null) {
            throw RefusedException.unknownColumn(name, column);
        }
        return found;
    }

    public Collection<TableColumn> all() {
        return columns.values();
    }
}
