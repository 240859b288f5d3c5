package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes that were met lately, one object for each. Used by one thread.
public final class Shapes {

    /// Rows come in few shapes; where they don't, a search among many would cost more than a shape that stands twice.
    private static final int MOST_SEARCHED = 64;

    private final List<Shape> lately = new ArrayList<>();

    /// @return null where the table has not all of the columns
    public @Nullable Shape of(FoldTable table, Columns row) {
        for (var at = lately.size() - 1; at >= 0; at--) {
            var shape = lately.get(at);
            if (shape.fits(table, row)) {
                return shape;
            }
        }
        if (!row.list().stream().map(Column::name).allMatch(table.columns()::containsKey)) {
            return null;
        }
        var types = new ArrayList<@Nullable String>();
        row.forEach(column -> types.add(column.type()));
        return keep(new Shape(table, row.list().stream().map(Column::name).toList(), types));
    }

    /// A shape without types.
    Shape of(FoldTable table, List<Identifier> names) {
        for (var shape : lately) {
            if (shape.table() == table
                    && shape.names().equals(names)
                    && shape.types().getFirst() == null) {
                return shape;
            }
        }
        return keep(new Shape(table, List.copyOf(names), Collections.nCopies(names.size(), null)));
    }

    private Shape keep(Shape shape) {
        if (lately.size() >= MOST_SEARCHED) {
            lately.removeFirst();
        }
        lately.add(shape);
        return shape;
    }
}
