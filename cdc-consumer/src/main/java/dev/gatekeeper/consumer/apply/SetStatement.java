package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.consumer.catalog.Table;
import dev.gatekeeper.consumer.catalog.TableColumn;
import dev.gatekeeper.consumer.fold.NetRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A statement on many rows of a table. Each column's values travel as one array, which PostgreSQL reads by the
/// column's own type; identifiers are quoted.
final class SetStatement {

    /// Rows that travel at once: few enough for PostgreSQL to hold them in memory.
    private static final int LARGEST_CHUNK = 2_000;

    /// What is not worth a statement more.
    private static final int SMALL = 500;

    private static final Executor AHEAD =
            task -> Thread.ofVirtual().name("arrays").start(task);

    private final boolean wholly;
    private final List<TableColumn> columns;
    private final BiFunction<NetRow, Integer, @Nullable String> value;
    private final String sql;

    /// @param wholly whether all rows have to be written at once, as where they refer to each other
    /// @param columns those that travel
    /// @param value what a row has for the column of that number
    /// @param sql with a `?` for each column, in order
    SetStatement(
            boolean wholly,
            List<TableColumn> columns,
            BiFunction<NetRow, Integer, @Nullable String> value,
            String sql) {
        this.wholly = wholly;
        this.columns = columns;
        this.value = value;
        this.sql = sql;
    }

    /// The rows as a table `given` with the columns `c0`, `c1` and so on, and `place`, from 1.
    static String given(List<TableColumn> columns) {
        var arrays = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var column : columns) {
            arrays.add("cast(? as " + (column.array() ? column.type() : "pg_catalog.text") + "[])");
            names.add("c" + names.size());
        }
        return "unnest(" + String.join(", ", arrays) + ") with ordinality as given(" + String.join(", ", names)
                + ", place)";
    }

    /// What column `at` has, in its own type.
    static String given(List<TableColumn> columns, int at) {
        var column = columns.get(at);
        return column.array() ? "given.c" + at : "cast(given.c" + at + " as " + column.type() + ")";
    }

    static String names(List<TableColumn> columns) {
        var names = new ArrayList<String>();
        columns.forEach(column -> names.add(column.name().quoted()));
        return String.join(", ", names);
    }

    static TableColumn column(Table table, Identifier name) {
        return Objects.requireNonNull(table.columns().get(name), "A fold's columns are its table's.");
    }

    /// Runs a statement that returns the places of rows.
    ///
    /// @return those rows, by their numbers from 0
    BitSet places(Connection connection, List<NetRow> rows) throws SQLException {
        var places = new BitSet(rows.size());
        inChunks(connection, rows, (statement, first) -> {
            try (var returned = statement.executeQuery()) {
                while (returned.next()) {
                    places.set(first + returned.getInt(1) - 1);
                }
            }
        });
        return places;
    }

    /// Runs a statement that returns a truth value for each row, in their order.
    ///
    /// @return the rows for which it is true, by their numbers from 0
    BitSet truths(Connection connection, List<NetRow> rows) throws SQLException {
        var truths = new BitSet(rows.size());
        inChunks(connection, rows, (statement, first) -> {
            try (var returned = statement.executeQuery()) {
                for (var at = first; returned.next(); at++) {
                    truths.set(at, returned.getBoolean(1));
                }
            }
        });
        return truths;
    }

    void run(Connection connection, List<NetRow> rows) throws SQLException {
        inChunks(connection, rows, (statement, _) -> statement.executeUpdate());
    }

    private interface Execution {

        /// @param first the number of the statement's first row among all
        void run(PreparedStatement statement, int first) throws SQLException;
    }

    /// Chunks of one size, and two at least where there are many rows: while PostgreSQL works on one, the arrays of the
    /// next are made.
    private int chunk(int rows) {
        if (wholly || rows <= SMALL) {
            return rows;
        }
        var chunks = Math.max(2, Math.ceilDiv(rows, LARGEST_CHUNK));
        return Math.ceilDiv(rows, chunks);
    }

    private void inChunks(Connection connection, List<NetRow> rows, Execution execution) throws SQLException {
        var chunk = chunk(rows.size());
        var next = CompletableFuture.completedFuture(arrays(rows, 0, chunk));
        for (var first = 0; first < rows.size(); first += chunk) {
            var arrays = next.join();
            var start = first + chunk;
            if (start < rows.size()) {
                next = CompletableFuture.supplyAsync(() -> arrays(rows, start, chunk), AHEAD);
            }
            try (var statement = connection.prepareStatement(sql)) {
                for (var at = 0; at < arrays.size(); at++) {
                    statement.setObject(at + 1, arrays.get(at), Types.OTHER);
                }
                execution.run(statement, first);
            }
        }
    }

    private List<String> arrays(List<NetRow> rows, int start, int count) {
        var chunk = rows.subList(start, Math.min(rows.size(), start + count));
        var arrays = new ArrayList<String>(columns.size());
        for (var at = 0; at < columns.size(); at++) {
            var array = new ArrayLiteral(chunk.size());
            for (var row : chunk) {
                array.add(columns.get(at).rendering(value.apply(row, at)));
            }
            arrays.add(array.end());
        }
        return arrays;
    }
}
