package dev.gatekeeper.consumer.apply;

import static dev.gatekeeper.consumer.apply.SetStatement.column;
import static dev.gatekeeper.consumer.apply.SetStatement.given;
import static dev.gatekeeper.consumer.apply.SetStatement.names;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.consumer.catalog.Table;
import dev.gatekeeper.consumer.catalog.TableColumn;
import dev.gatekeeper.consumer.catalog.UniqueKey;
import dev.gatekeeper.consumer.fold.Shape;
import java.util.ArrayList;
import java.util.List;

/// The statements that write many rows of a table, all of one shape.
record SetStatements(Table table) {

    /// Inserts; where a key is taken, it is refused.
    SetStatement insert(Shape shape) {
        return insertInto(shape, "");
    }

    /// Inserts, or overwrites the rows that have the keys. Returns for each row whether it overwrote.
    SetStatement upsert(Shape shape) {
        var set = new ArrayList<String>();
        for (var at : shape.set()) {
            var name = shape.name(at).quoted();
            set.add(name + " = excluded." + name);
        }
        // Only a row that was locked by this statement, as it overwrote it, has an xmax.
        return insertInto(
                shape,
                " on conflict (" + names(key()) + ") do update set " + String.join(", ", set)
                        + " returning target.xmax <> 0");
    }

    /// Inserts the rows whose keys are free.
    SetStatement insertNew(Shape shape) {
        return insertInto(shape, " on conflict (" + names(key()) + ") do nothing");
    }

    private SetStatement insertInto(Shape shape, String end) {
        var written = shape.written();
        var columns = columns(shape, written);
        var values = new ArrayList<String>();
        for (var at = 0; at < columns.size(); at++) {
            values.add(given(columns, at));
        }
        return new SetStatement(
                wholly(),
                columns,
                (row, at) -> row.value(written[at]),
                "insert into " + name() + " as target (" + names(columns) + ") overriding system value select "
                        + String.join(", ", values) + " from " + given(columns) + end);
    }

    /// Returns the places of the rows that were there.
    SetStatement update(Shape shape) {
        var set = shape.set();
        var columns = new ArrayList<>(key());
        var keys = columns.size();
        columns.addAll(columns(shape, set));
        var assignments = new ArrayList<String>();
        for (var at = keys; at < columns.size(); at++) {
            assignments.add(columns.get(at).name().quoted() + " = " + given(columns, at));
        }
        return new SetStatement(
                wholly(),
                columns,
                (row, at) -> at < keys ? row.keyTexts().get(at) : row.value(set[at - keys]),
                "update " + name() + " as target set " + String.join(", ", assignments) + " from " + given(columns)
                        + where(columns, keys) + " returning given.place");
    }

    /// Returns the places of the rows that were there.
    SetStatement delete() {
        var key = key();
        return new SetStatement(
                wholly(),
                key,
                (row, at) -> row.keyTexts().get(at),
                "delete from " + name() + " as target using " + given(key) + where(key, key.size())
                        + " returning given.place");
    }

    /// Returns the places of the rows that are there.
    SetStatement existing() {
        var key = key();
        return new SetStatement(
                wholly(),
                key,
                (row, at) -> row.keyTexts().get(at),
                "select given.place from " + name() + " as target, " + given(key) + where(key, key.size()));
    }

    private static String where(List<TableColumn> columns, int keys) {
        var conditions = new ArrayList<String>();
        for (var at = 0; at < keys; at++) {
            var column = columns.get(at);
            conditions.add(column.equal("target." + column.name().quoted(), given(columns, at)));
        }
        return " where " + String.join(" and ", conditions);
    }

    /// A row may come before the one that it refers to.
    private boolean wholly() {
        return table.folding().isEmpty() || table.folding().get().isReferringToItself();
    }

    private String name() {
        return table.name().quoted();
    }

    private List<TableColumn> key() {
        return table.primaryKey().map(UniqueKey::columns).orElse(List.of()).stream()
                .map(this::columnNamed)
                .toList();
    }

    private TableColumn columnNamed(Identifier name) {
        return column(table, name);
    }

    private List<TableColumn> columns(Shape shape, int[] places) {
        var columns = new ArrayList<TableColumn>();
        for (var at : places) {
            columns.add(columnNamed(shape.name(at)));
        }
        return columns;
    }
}
