package dev.gatekeeper.changeset;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The columns of one row in the order in which they were sent: at least one, no name twice. A column that is absent is
/// not NULL: nothing is known of it. Immutable and thread-safe.
public final class Columns implements Iterable<Column> {

    private final RowShape shape;
    private final @Nullable String[] values;

    /// @throws IllegalArgumentException where there is no column, or one stands twice
    public Columns(List<Column> list) {
        shape = new RowShape(
                list.stream().map(Column::name).toList(),
                Arrays.asList(list.stream().map(Column::type).toArray(String[]::new)));
        values = list.stream().map(Column::value).toArray(String[]::new);
    }

    /// A row of that shape.
    ///
    /// @param values of the shape's columns, in their order; copied. What stands behind them is left out
    /// @throws IllegalArgumentException where a column has no value
    public Columns(RowShape shape, @Nullable String[] values) {
        if (values.length < shape.size()) {
            throw new IllegalArgumentException(shape.size() + " columns have " + values.length + " values.");
        }
        this.shape = shape;
        this.values = Arrays.copyOf(values, shape.size());
    }

    /// The names and types, which many rows may share.
    public RowShape shape() {
        return shape;
    }

    /// The value of the column at that place; null is SQL's NULL.
    ///
    /// @throws IndexOutOfBoundsException where there is no such column
    public @Nullable String value(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    /// The columns one by one: a view, whose elements are made as they are asked for.
    public List<Column> list() {
        return new View();
    }

    @Override
    public Iterator<Column> iterator() {
        return list().iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Columns columns && shape.equals(columns.shape) && Arrays.equals(values, columns.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return list().toString();
    }

    private final class View extends AbstractList<Column> implements RandomAccess {

        @Override
        public Column get(int index) {
            return new Column(shape.names().get(index), shape.types().get(index), values[index]);
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
