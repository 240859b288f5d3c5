package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.RowShape;
import java.util.ArrayList;
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
            case INSERT ->
                !table.isStrict() && table.isWhollySettable() && leavesOutOnlyOptional(op.shape()) && overlay(row, op);
            case UPDATE ->
                !table.isStrict()
                        && !table.isChecked()
                        && table.isWhollySettable()
                        && coversSet(op.shape(), row.shape())
                        && overlay(row, op)
                        && became(row, RowOp.Kind.INSERT, op.shape(), op.row());
            case DELETE -> {
                if (!table.referredToBy().isEmpty()) {
                    yield false; // The delete must be seen to be refused.
                }
                if (table.isStrict() || !table.isWhollySettable() || !table.isWholeIn(op.shape())) {
                    row.resetFirst();
                }
                yield became(row, RowOp.Kind.INSERT, op.shape(), op.row());
            }
        };
    }

    private boolean update(NetRow row, RowOp op) {
        return switch (row.kind()) {
            case INSERT, UPDATE -> overlay(row, op);
            case DELETE -> surelyTaken(op.shape(), op.row(), op.shape().set());
        };
    }

    private boolean delete(NetRow row, RowOp op) {
        var table = op.table();
        return switch (row.kind()) {
            case INSERT ->
                !table.isStrict()
                        && !table.isChecked()
                        && leavesOutOnlyOptional(row.shape())
                        && surelyTaken(row.shape(), row.row(), row.shape().written())
                        && became(row, RowOp.Kind.DELETE, op.shape(), op.row());
            case UPDATE ->
                !table.isChecked()
                        && surelyTaken(row.shape(), row.row(), row.shape().set())
                        && became(row, RowOp.Kind.DELETE, op.shape(), op.row());
            case DELETE -> true;
        };
    }

    private static boolean became(NetRow row, RowOp.Kind kind, Shape shape, Columns values) {
        row.become(kind, shape, values);
        return true;
    }

    private static boolean coversSet(Shape wide, Shape narrow) {
        for (var at : narrow.set()) {
            if (wide.placeOf(narrow.name(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Puts the columns that the change sets over the row's own.
    private boolean overlay(NetRow row, RowOp op) {
        var before = row.shape();
        var names = new ArrayList<>(before.row().names());
        var types = new ArrayList<@Nullable String>(before.row().types());
        var values = new ArrayList<@Nullable String>(names.size());
        for (var at = 0; at < names.size(); at++) {
            values.add(row.value(at));
        }
        var changed = false;
        for (var at : op.shape().set()) {
            var name = op.shape().name(at);
            var value = op.row().value(at);
            var place = op.shape() == before ? at : before.placeOf(name);
            if (place < 0) {
                if (row.kind() == RowOp.Kind.INSERT && !op.shape().isOptional(at)) {
                    return false; // What leaves it out might be refused, and is to be.
                }
                names.add(name);
                types.add(op.shape().types().get(at));
                values.add(value);
                changed = true;
            } else if (!Objects.equals(values.get(place), value)) {
                if (!before.surelyTakes(place, values.get(place))) {
                    return false;
                }
                values.set(place, value);
                changed = true;
            }
        }
        if (changed && op.table().isChecked()) {
            return false;
        }
        if (changed) {
            var shape = names.size() == before.row().size() ? before.row() : new RowShape(names, types);
            var known = Objects.requireNonNull(shapes.of(op.table(), shape), "Both rows are the table's.");
            row.become(row.kind(), known, new Columns(shape, values.toArray(String[]::new)));
        }
        return true;
    }

    private static boolean surelyTaken(Shape shape, Columns row, int[] places) {
        for (var at : places) {
            if (!shape.surelyTakes(at, row.value(at))) {
                return false;
            }
        }
        return true;
    }

    /// What an insert leaves out would otherwise become something that could be refused.
    private static boolean leavesOutOnlyOptional(Shape shape) {
        return shape.table().columns().values().stream()
                .allMatch(column -> column.optional() || shape.placeOf(column.name()) >= 0);
    }
}
