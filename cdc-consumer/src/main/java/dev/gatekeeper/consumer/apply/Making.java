package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Change.RowChange;
import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.RowShape;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.create.Creation;
import dev.gatekeeper.consumer.create.NotCreatableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Makes what changes name and the database lacks, where that is allowed: an absent table of the first insert
/// or update that names it, a column of the first that has a value for it. Changes that give no types make
/// nothing. Used by one thread.
///
/// To those who make tables, an absent one is one without rows: a delete finds none there, and a truncate has
/// nothing to do. Upstream may well empty a table that no row of was ever sent.
final class Making {

    private final Connection connection;
    private final SinkSettings settings;
    private final Catalog catalog;
    private final Creation creation;
    private final Set<TableName> made = new HashSet<>();

    Making(Connection connection, SinkSettings settings, Catalog catalog, Creation creation) {
        this.connection = connection;
        this.settings = settings;
        this.catalog = catalog;
        this.creation = creation;
    }

    /// Whether something is to be made for this change.
    boolean isDueFor(RowChange change) {
        return isAllowed(change.table())
                && switch (change) {
                    case Change.Insert(var table, var row, var _) -> isTyped(row.shape()) && isMissing(table, row);
                    case Change.Update(var table, var row, var old, var _) ->
                        isTyped(row.shape()) && isTyped(old.columns().shape()) && isMissing(table, row);
                    case Change.Delete _ -> false;
                };
    }

    /// Whether all types are there.
    static boolean isTyped(RowShape shape) {
        return !shape.types().contains(null);
    }

    /// Whether changes take the table for one without rows, since it is not there.
    boolean isEmptyFor(TableName table) {
        return isAllowed(table) && catalog.find(table).isEmpty();
    }

    /// Makes what is missing for a change, if anything is.
    ///
    /// @throws RefusedException where it can't be made
    void makeFor(Change change) throws SQLException, RefusedException {
        if (change instanceof RowChange row && isDueFor(row)) {
            // Others may have made it, and this has waited for them.
            creation.lock(connection, Set.of(row.table()));
            made.add(row.table());
            catalog.reread(row.table());
            try {
                make(row);
            } catch (NotCreatableException e) {
                throw RefusedException.notCreatable(row.table(), e);
            }
            catalog.reread(row.table());
        }
    }

    /// Looks again at all that was made, after something was rolled back.
    void rolledBack() throws SQLException {
        for (var table : made) {
            catalog.reread(table);
        }
        made.clear();
    }

    private boolean isAllowed(TableName table) {
        return creation.isAllowed() && settings.allows(table.schema());
    }

    private boolean isMissing(TableName table, Columns row) {
        var there = catalog.find(table);
        return there.isEmpty()
                || !there.get().columns().keySet().containsAll(row.shape().names());
    }

    private void make(RowChange change) throws SQLException, NotCreatableException {
        switch (change) {
            case Change.Insert(var table, var row, var key) -> make(table, row.list(), row.list(), key);
            case Change.Update(var table, var row, var old, var key) ->
                make(table, row.list(), withKeys(row, old.columns()), key);
            case Change.Delete _ -> {} // It names no row that could be there.
        }
    }

    /// @param row what has values
    /// @param all what a new table has
    private void make(TableName name, List<Column> row, List<Column> all, List<Identifier> key)
            throws SQLException, NotCreatableException {
        var table = catalog.find(name);
        if (table.isEmpty()) {
            creation.makeTable(connection, name, all, key);
            return;
        }
        var missing = row.stream()
                .filter(column -> !table.get().columns().containsKey(column.name()))
                .toList();
        if (!missing.isEmpty()) {
            creation.addColumns(connection, name, missing);
        }
    }

    /// A large value that did not change stands among the old keys alone.
    private static List<Column> withKeys(Columns row, Columns oldKeys) {
        var all = new ArrayList<>(row.list());
        Predicate<Column> inRow = column -> row.shape().names().contains(column.name());
        oldKeys.list().stream().filter(inRow.negate()).forEach(all::add);
        return all;
    }
}
