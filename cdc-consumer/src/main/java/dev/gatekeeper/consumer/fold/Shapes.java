package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.RowShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes that were met lately, one object for each. Used by one thread.
public final class Shapes {

    /// Rows come in few shapes; where they don't, a search among many would cost more than a shape that stands twice.
    private static final int MOST_SEARCHED = 64;

    private final List<Shape> lately = new ArrayList<>();

    /// @return null where the table has not all of the columns
    @Nullable
    Shape of(FoldTable table, RowShape row) {
        for (var at = lately.size() - 1; at >= 0; at--) {
            var shape = lately.get(at);
            if (shape.table() == table && shape.row().equals(row)) {
                return shape;
            }
        }
        return table.columns().keySet().containsAll(row.names()) ? keep(new Shape(table, row)) : null;
    }

    private Shape keep(Shape shape) {
        if (lately.size() >= MOST_SEARCHED) {
            lately.removeFirst();
        }
        lately.add(shape);
        return shape;
    }
}
