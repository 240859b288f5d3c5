package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.fold.NetRow;
import dev.gatekeeper.consumer.fold.RowOp;
import dev.gatekeeper.consumer.fold.Shape;
import dev.gatekeeper.consumer.fold.Stage;
import dev.gatekeeper.consumer.fold.TableRows;
import dev.gatekeeper.consumer.fold.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Writes a stage with a few statements for each of its tables, and tells each change set what it did. Used by
/// one thread.
final class StageWriter {

    private final Connection connection;
    private final Catalog catalog;
    private final List<Tally> tallies;

    /// @param tallies one for each change set that was folded, by its number
    StageWriter(Connection connection, Catalog catalog, List<Tally> tallies) {
        this.connection = connection;
        this.catalog = catalog;
        this.tallies = tallies;
    }

    void write(Stage stage) throws SQLException, RefusedException {
        var tables = stage.parentsFirst();
        for (var table : tables.reversed()) {
            delete(table);
        }
        for (var table : tables) {
            insertAndUpdate(table);
        }
    }

    private void delete(TableRows table) throws SQLException, RefusedException {
        var rows = only(table.rows(), row -> row.kind() == RowOp.Kind.DELETE || row.isReset());
        if (!rows.isEmpty()) {
            var existed = statements(table).delete().places(connection, rows);
            for (var at = 0; at < rows.size(); at++) {
                rows.get(at).tally(existed.get(at), tallies);
            }
        }
    }

    private void insertAndUpdate(TableRows table) throws SQLException, RefusedException {
        var statements = statements(table);
        for (var shape : byShape(table, RowOp.Kind.INSERT).entrySet()) {
            insert(table, statements, shape.getKey(), shape.getValue());
        }
        for (var shape : byShape(table, RowOp.Kind.UPDATE).entrySet()) {
            tally(shape.getValue(), statements.update(shape.getKey()).places(connection, shape.getValue()));
        }
    }

    private void insert(TableRows table, SetStatements statements, Shape shape, List<NetRow> rows) throws SQLException {
        if (table.table().key().isEmpty() || table.table().isStrict()) {
            statements.insert(shape).run(connection, rows);
            tally(rows, new BitSet());
        } else if (shape.set().length == 0) {
            var existing = statements.existing().places(connection, rows);
            statements.insertNew(shape).run(connection, rows);
            tally(rows, existing);
        } else {
            tally(rows, statements.upsert(shape).truths(connection, rows));
        }
    }

    /// Rows that were deleted first have been tallied then: that has told whether they existed.
    private void tally(List<NetRow> rows, BitSet existed) {
        for (var at = 0; at < rows.size(); at++) {
            if (!rows.get(at).isReset()) {
                rows.get(at).tally(existed.get(at), tallies);
            }
        }
    }

    private SetStatements statements(TableRows table) throws RefusedException {
        return new SetStatements(catalog.table(table.table().name()));
    }

    private static Map<Shape, List<NetRow>> byShape(TableRows table, RowOp.Kind kind) {
        var shapes = new LinkedHashMap<Shape, List<NetRow>>();
        for (var row : table.rows()) {
            if (row.kind() == kind) {
                shapes.computeIfAbsent(row.shape(), _ -> new ArrayList<>()).add(row);
            }
        }
        return shapes;
    }

    private static List<NetRow> only(List<NetRow> rows, Predicate<NetRow> condition) {
        return rows.stream().filter(condition).toList();
    }
}
