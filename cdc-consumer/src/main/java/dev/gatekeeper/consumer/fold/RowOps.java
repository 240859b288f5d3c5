package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        var shape = shapes.of(table, row);
        if (shape == null) {
            return Optional.empty();
        }
        var values = values(row);
        if (table.key().isEmpty()) {
            return Optional.of(new RowOp(RowOp.Kind.INSERT, shape, shape, values, null, List.of()));
        }
        return named(RowOp.Kind.INSERT, shape, values, shape, values);
    }

    /// @return empty where the old keys don't have the primary key's values, or the row gets other ones
    public Optional<RowOp> update(FoldTable table, Columns row, Columns oldKeys) {
        var shape = shapes.of(table, row);
        var keyShape = shapes.of(table, oldKeys);
        if (shape == null || keyShape == null) {
            return Optional.empty();
        }
        var values = values(row);
        var keyValues = values(oldKeys);
        return keepsKey(shape, values, keyShape, keyValues)
                ? named(RowOp.Kind.UPDATE, shape, values, keyShape, keyValues)
                : Optional.empty();
    }

    /// @return empty where the old keys don't have the primary key's values
    public Optional<RowOp> delete(FoldTable table, Columns oldKeys) {
        var shape = shapes.of(table, oldKeys);
        if (shape == null) {
            return Optional.empty();
        }
        var values = values(oldKeys);
        return named(RowOp.Kind.DELETE, shape, values, shape, values);
    }

    private static Optional<RowOp> named(
            RowOp.Kind kind,
            Shape shape,
            List<@Nullable String> values,
            Shape keyShape,
            List<@Nullable String> keyValues) {
        if (!keyShape.hasKey()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>(keyShape.key().length);
        for (var at : keyShape.key()) {
            var text = keyValues.get(at);
            if (text == null) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.ofNullable(RowKey.of(shape.table().forms(), texts))
                .map(key -> new RowOp(kind, shape, keyShape, values, key, texts));
    }

    /// Whether a row that has the key's columns has the old values in them.
    private static boolean keepsKey(
            Shape shape, List<@Nullable String> values, Shape keyShape, List<@Nullable String> keyValues) {
        for (var at : keyShape.key()) {
            var place = shape.placeOf(keyShape.names().get(at));
            if (place >= 0 && !Objects.equals(values.get(place), keyValues.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable String> values(Columns row) {
        var values = new ArrayList<@Nullable String>(row.size());
        for (var column : row.list()) {
            values.add(column.value());
        }
        return Collections.unmodifiableList(values);
    }
}
