package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets one change of a row stand for two. That is done only where it can't be told from outside: where the values that
/// are never written would certainly have been taken, and the row that they would have made as well.
final class Merging {

    private final Shapes shapes;

    Merging(Shapes shapes) {
        this.shapes = shapes;
    }

    /// Adds a change to what the row's earlier changes come to.
    ///
    /// @return whether it could be done; else nothing is changed
    boolean merge(NetRow row, int member, RowOp op) {
        if (op.table().isOrdered()) {
            return false;
        }
        var merged = switch (op.kind()) {
            case INSERT -> insert(row, op);
            case UPDATE -> update(row, op);
            case DELETE -> delete(row, op);
        };
        if (merged) {
            row.did(member, op.kind());
        }
        return merged;
    }

    private boolean insert(NetRow row, RowOp op) {
        var table = op.table();
        return switch (row.kind()) {
            case INSERT -> !table.isStrict() && table.isWhollySettable() && overlay(row, op);
            case UPDATE ->
                !table.isStrict()
                        && !table.isChecked()
                        && table.isWhollySettable()
                        && coversSet(op.shape(), row.shape())
                        && overlay(row, op)
                        && became(row, RowOp.Kind.INSERT, op.shape(), op.values());
            case DELETE -> {
                if (!table.referredToBy().isEmpty()) {
                    yield false; // The delete must be seen to be refused.
                }
                if (table.isStrict() || !table.isWhollySettable() || !table.isWholeIn(op.shape())) {
                    row.resetFirst();
                }
                yield became(row, RowOp.Kind.INSERT, op.shape(), op.values());
            }
        };
    }

    private boolean update(NetRow row, RowOp op) {
        return switch (row.kind()) {
            case INSERT, UPDATE -> overlay(row, op);
            case DELETE -> surelyTaken(op.shape(), op.values(), op.shape().set());
        };
    }

    private boolean delete(NetRow row, RowOp op) {
        var table = op.table();
        return switch (row.kind()) {
            case INSERT ->
                !table.isStrict()
                        && !table.isChecked()
                        && leavesOutOnlyOptional(row.shape())
                        && surelyTaken(row.shape(), row.values(), row.shape().written())
                        && became(row, RowOp.Kind.DELETE, op.shape(), op.values());
            case UPDATE ->
                !table.isChecked()
                        && surelyTaken(row.shape(), row.values(), row.shape().set())
                        && became(row, RowOp.Kind.DELETE, op.shape(), op.values());
            case DELETE -> true;
        };
    }

    private static boolean became(NetRow row, RowOp.Kind kind, Shape shape, List<@Nullable String> values) {
        row.become(kind, shape, values);
        return true;
    }

    private static boolean coversSet(Shape wide, Shape narrow) {
        for (var at : narrow.set()) {
            if (wide.placeOf(narrow.names().get(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Puts the columns that the change sets over the row's own.
    private boolean overlay(NetRow row, RowOp op) {
        var table = op.table();
        var names = new ArrayList<>(row.shape().names());
        var values = new ArrayList<@Nullable String>(row.values());
        var changed = false;
        for (var at : op.shape().set()) {
            var name = op.shape().names().get(at);
            var value = op.values().get(at);
            var place = names.indexOf(name);
            if (place < 0) {
                names.add(name);
                values.add(value);
                changed = true;
            } else if (!Objects.equals(values.get(place), value)) {
                if (!isSurelyTaken(table, name, values.get(place))) {
                    return false;
                }
                values.set(place, value);
                changed = true;
            }
        }
        if (changed && table.isChecked()) {
            return false;
        }
        var wider = names.size() > row.shape().names().size();
        row.become(row.kind(), wider ? shapes.of(table, names) : row.shape(), values);
        return true;
    }

    private static boolean surelyTaken(Shape shape, List<@Nullable String> values, int[] places) {
        for (var at : places) {
            if (!isSurelyTaken(shape.table(), shape.names().get(at), values.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSurelyTaken(FoldTable table, Identifier name, @Nullable String value) {
        var column = Objects.requireNonNull(table.columns().get(name), "A shape's columns are its table's.");
        return !table.isReferring(name) && column.surelyTakes(value);
    }

    /// What an insert leaves out would otherwise become something that could be refused.
    private static boolean leavesOutOnlyOptional(Shape shape) {
        return shape.table().columns().values().stream()
                .allMatch(column -> column.optional() || shape.placeOf(column.name()) >= 0);
    }
}
