package dev.gatekeeper.consumer.create;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes tables and columns in the transaction and under the savepoint of the change set that names them:
/// they are there if and only if its rows are, and one that is refused leaves nothing. Thread-safe.
///
/// A transaction of its own would hold its locks for less long, but leave a table behind for each change set
/// that is refused after all, and for each batch that never commits. The locks that are needed here are asked
/// for by [#lock] before a batch has any others: a lock on a table can't be made stronger without waiting for
/// all who hold it as well, and these may want to do likewise.
@Singleton
public final class Creation {

    private static final Logger LOG = LoggerFactory.getLogger(Creation.class);

    private final TypeResolver types;
    private final CreationSettings settings;
    private final ApplicationEventPublisher<TableAltered> events;

    Creation(TypeResolver types, CreationSettings settings, ApplicationEventPublisher<TableAltered> events) {
        this.types = types;
        this.settings = settings;
        this.events = events;
    }

    /// Whether anything may be made at all.
    public boolean isAllowed() {
        return settings.autoCreate();
    }

    /// Keeps all who make tables from these, be they there or not, until the transaction ends, or the
    /// savepoint that it is in is rolled back. What others have made can be seen from then on.
    ///
    /// @throws SQLException where it takes longer than the session waits for locks
    public void lock(Connection connection, Collection<TableName> names) throws SQLException {
        TableLocks.take(connection, names);
    }

    /// Makes a table that is locked, and not there.
    ///
    /// @param columns at least one, all with types
    /// @param primaryKey none where the table has no key
    /// @throws SQLException where PostgreSQL refuses, as where something else has the name
    public void makeTable(Connection connection, TableName name, List<Column> columns, List<Identifier> primaryKey)
            throws SQLException, NotCreatableException {
        var tables = tablesIn(connection, name.schema()).orElseThrow(() -> NotCreatableException.unknownSchema(name));
        if (tables >= settings.autoCreateTables()) {
            throw NotCreatableException.tooManyTables(name, settings.autoCreateTables());
        }
        var known = columns.stream().map(Column::name).toList();
        for (var key : primaryKey) {
            if (!known.contains(key)) {
                throw NotCreatableException.keyWithoutColumn(name, key);
            }
        }
        run(connection, new NewTable(name, resolve(connection, name, columns), primaryKey).sql());
        events.publishEvent(new TableAltered(name));
        LOG.atInfo().addKeyValue("table", name).log("A table is made for a change set that names it");
    }

    /// Adds columns to a table that is locked, and lacks them.
    ///
    /// @param columns at least one, all with types
    /// @throws SQLException where PostgreSQL refuses, as for a partition, or for one column too many
    public void addColumns(Connection connection, TableName name, List<Column> columns)
            throws SQLException, NotCreatableException {
        var definitions = resolve(connection, name, columns).stream()
                .map(column -> "add column " + column.definition())
                .collect(joining(", "));
        // A table whose rows have deferred checks pending can't be altered; upstream had none pending either.
        run(
                connection,
                "set constraints all immediate; alter table " + name.quoted() + " " + definitions
                        + "; set constraints all deferred");
        events.publishEvent(new TableAltered(name));
        LOG.atInfo()
                .addKeyValue("table", name)
                .addKeyValue("columns", columns.stream().map(Column::name).toList())
                .log("Columns are added for a change set that names them");
    }

    /// Empty where there is no such schema.
    private static OptionalLong tablesIn(Connection connection, Identifier schema) throws SQLException {
        var sql = """
            select (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p'))
            from pg_namespace n where n.nspname = ?
            """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, schema.text());
            try (var found = query.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private List<NewColumn> resolve(Connection connection, TableName table, List<Column> columns)
            throws SQLException, NotCreatableException {
        var resolved = new ArrayList<NewColumn>();
        for (var column : columns) {
            var type = String.valueOf(column.type());
            resolved.add(new NewColumn(
                    column.name(),
                    types.resolve(connection, table.schema(), type)
                            .orElseThrow(() -> NotCreatableException.unknownType(table, column.name(), type))));
        }
        return resolved;
    }

    /// Nothing in the statement is the sender's but names between quotes.
    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
