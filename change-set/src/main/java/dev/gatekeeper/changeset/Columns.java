package dev.gatekeeper.changeset;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/// The columns of one row in the order in which they were sent: at least one, no name twice. A column that is absent is
/// not NULL: nothing is known of it.
public record Columns(List<Column> list) implements Iterable<Column> {

    /// @throws IllegalArgumentException where there is no column, or one stands twice
    public Columns {
        list = List.copyOf(list);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("A row has at least one column.");
        }
        var names = new HashSet<Identifier>();
        for (var column : list) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("The column \"" + column.name() + "\" stands twice.");
            }
        }
    }

    public int size() {
        return list.size();
    }

    @Override
    public Iterator<Column> iterator() {
        return list.iterator();
    }
}
