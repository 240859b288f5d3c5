package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.InsertMode;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.catalog.Table;
import dev.gatekeeper.consumer.catalog.TypeNames;
import dev.gatekeeper.consumer.catalog.UniqueKey;
import dev.gatekeeper.consumer.ledger.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes changes one by one within the connection's transaction. Used by one thread.
final class RowWriter {

    private final Connection connection;
    private final SinkSettings settings;
    private final TypeNames types;
    private final Catalog catalog;
    private final Making making;

    RowWriter(Connection connection, SinkSettings settings, TypeNames types, Catalog catalog, Making making) {
        this.connection = connection;
        this.settings = settings;
        this.types = types;
        this.catalog = catalog;
        this.making = making;
    }

    /// @throws RefusedException where the change can't be written as things are
    Effects write(Change change) throws SQLException, RefusedException {
        making.makeFor(change);
        return switch (change) {
            case Change.Insert insert -> insert(insert);
            case Change.Update update -> update(update);
            case Change.Delete delete -> delete(delete);
            case Change.Truncate truncate -> truncate(truncate);
            case Change.Message _ -> Effects.MESSAGE;
        };
    }

    /// What was written may be undone, and what was made with it.
    void rolledBack() throws SQLException {
        making.rolledBack();
    }

    /// Drops what is remembered of the database and may have changed, the driver's prepared statements too.
    void lookAgain() throws SQLException {
        types.forget();
        catalog.lookAgain();
        try (var statement = connection.createStatement()) {
            statement.execute("deallocate all");
        }
    }

    private Effects insert(Change.Insert insert) throws SQLException, RefusedException {
        var table = target(insert.table(), insert.row());
        var statements = new RowStatements(table);
        var primaryKey = table.primaryKey();
        if (settings.insertMode() == InsertMode.STRICT || primaryKey.isEmpty()) {
            statements.insert(insert.row()).update(connection);
            return Effects.INSERTED;
        }
        if (primaryKey.get().deferrable()) {
            // ON CONFLICT takes no deferrable key.
            return overwrite(statements, insert.row(), primaryKey.get())
                    ? Effects.OVERWRITTEN
                    : inserted(statements.insert(insert.row()));
        }
        return statements.upsert(insert.row(), primaryKey.get()).ask(connection, true)
                ? Effects.OVERWRITTEN
                : Effects.INSERTED;
    }

    private Effects inserted(RowStatement insert) throws SQLException {
        insert.update(connection);
        return Effects.INSERTED;
    }

    private boolean overwrite(RowStatements statements, Columns row, UniqueKey key)
            throws SQLException, RefusedException {
        return key.isCoveredBy(row) && !statements.setsNothing(row) && updateOne(statements, row, key.of(row));
    }

    private Effects update(Change.Update update) throws SQLException, RefusedException {
        var table = target(update.table(), update.row(), update.oldKeys().columns());
        var statements = new RowStatements(table);
        if (statements.setsNothing(update.row())) {
            return Effects.UPDATED;
        }
        if (updateOne(statements, update.row(), update.oldKeys().columns())) {
            return Effects.UPDATED;
        }
        return switch (settings.missingRow()) {
            case COUNT -> Effects.MISSING;
            case REJECT -> throw RefusedException.missingRow(update.table());
        };
    }

    private Effects delete(Change.Delete delete) throws SQLException, RefusedException {
        if (making.isEmptyFor(delete.table())) {
            return Effects.MISSING;
        }
        var table = target(delete.table(), delete.oldKeys().columns());
        var statements = new RowStatements(table);
        var found = find(statements, delete.oldKeys().columns());
        return found.isPresent() && one(table, statements.delete(found.get())) ? Effects.DELETED : Effects.MISSING;
    }

    private boolean updateOne(RowStatements statements, Columns row, Columns oldKeys)
            throws SQLException, RefusedException {
        var found = find(statements, oldKeys);
        return found.isPresent() && one(statements.table(), statements.update(row, found.get()));
    }

    /// Names the one row that is meant; where the values do not do so themselves, it is searched for and locked.
    private Optional<RowName> find(RowStatements statements, Columns oldKeys) throws SQLException, RefusedException {
        var key = statements.table().keyIn(oldKeys);
        return key.isPresent()
                ? Optional.of(new RowName.Key(key.get().of(oldKeys)))
                : statements.lockOne(oldKeys).address(connection).map(RowName.class::cast);
    }

    private Effects truncate(Change.Truncate truncate) throws SQLException, RefusedException {
        var names = truncate.tables().stream()
                .filter(name -> !making.isEmptyFor(name))
                .toList();
        if (names.isEmpty()) {
            return Effects.NONE;
        }
        for (var name : names) {
            target(name);
        }
        var tables = names.stream().map(TableName::quoted).collect(joining(", "));
        try (var statement = connection.createStatement()) {
            // A table with deferred checks pending can't be truncated; upstream had none pending either.
            statement.execute("set constraints all immediate; truncate " + tables + "; set constraints all deferred");
        }
        return Effects.truncated(names.size());
    }

    /// Whether the statement touched its row. It must never touch more than one.
    private boolean one(Table table, RowStatement statement) throws SQLException, RefusedException {
        var rows = statement.update(connection);
        if (rows > 1) {
            throw RefusedException.moreThanOneRow(table.name(), rows);
        }
        return rows == 1;
    }

    /// The table that is to be written, once it is clear that it may be and that all declared types exist.
    private Table target(TableName name, Columns... declared) throws SQLException, RefusedException {
        if (!settings.allows(name.schema())) {
            throw RefusedException.schemaNotAllowed(name);
        }
        var table = catalog.table(name);
        for (var columns : declared) {
            for (var column : columns) {
                table.column(column.name());
                if (column.type() != null && !types.isKnown(connection, column.type())) {
                    throw RefusedException.unknownType(name, column.name(), column.type());
                }
            }
        }
        return table;
    }
}
