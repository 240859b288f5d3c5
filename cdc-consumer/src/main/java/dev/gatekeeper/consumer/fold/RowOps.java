package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes foldable changes of changes, where they can be. Used by one thread.
public final class RowOps {

    private final Shapes shapes;

    public RowOps(Shapes shapes) {
        this.shapes = shapes;
    }

    /// A new row.
    ///
    /// @return empty where its key is not all there, or can't be told from others by its text
    public Optional<RowOp> insert(FoldTable table, Columns row) {
        var shape = shapes.of(table, row.shape());
        if (shape == null) {
            return Optional.empty();
        }
        if (table.key().isEmpty()) {
            return Optional.of(new RowOp(RowOp.Kind.INSERT, shape, shape, row, null, List.of()));
        }
        return named(RowOp.Kind.INSERT, shape, row, shape, row);
    }

    /// @return empty where the old keys don't have the primary key's values, or the row gets other ones
    public Optional<RowOp> update(FoldTable table, Columns row, Columns oldKeys) {
        var shape = shapes.of(table, row.shape());
        var keyShape = shapes.of(table, oldKeys.shape());
        if (shape == null || keyShape == null) {
            return Optional.empty();
        }
        return keepsKey(shape, row, keyShape, oldKeys)
                ? named(RowOp.Kind.UPDATE, shape, row, keyShape, oldKeys)
                : Optional.empty();
    }

    /// @return empty where the old keys don't have the primary key's values
    public Optional<RowOp> delete(FoldTable table, Columns oldKeys) {
        var shape = shapes.of(table, oldKeys.shape());
        return shape == null ? Optional.empty() : named(RowOp.Kind.DELETE, shape, oldKeys, shape, oldKeys);
    }

    private static Optional<RowOp> named(RowOp.Kind kind, Shape shape, Columns row, Shape keyShape, Columns oldKeys) {
        if (!keyShape.hasKey()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>(keyShape.key().length);
        for (var at : keyShape.key()) {
            var text = oldKeys.value(at);
            if (text == null) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.ofNullable(RowKey.of(shape.table().forms(), texts))
                .map(key -> new RowOp(kind, shape, keyShape, row, key, texts));
    }

    /// Whether a row that has the key's columns has the old values in them.
    private static boolean keepsKey(Shape shape, Columns row, Shape keyShape, Columns oldKeys) {
        for (var at : keyShape.key()) {
            var place = shape.placeOf(keyShape.name(at));
            if (place >= 0 && !Objects.equals(row.value(place), oldKeys.value(at))) {
                return false;
            }
        }
        return true;
    }
}
