package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.RowShape;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which columns of a table a row has, in its order: rows of one shape can be written by one statement. Immutable;
/// compared by identity within its [Shapes]. The places that it answers are not to be modified.
public final class Shape {

    private final FoldTable table;
    private final RowShape row;
    private final List<FoldColumn> columns;
    private final int[] key;
    private final int[] written;
    private final int[] set;

    /// @throws NullPointerException where the table has not all of the columns
    Shape(FoldTable table, RowShape row) {
        this.table = table;
        this.row = row;
        this.columns = row.names().stream()
                .map(name -> Objects.requireNonNull(table.columns().get(name), "A shape's columns are its table's."))
                .toList();
        var at = table.key().stream().mapToInt(row.names()::indexOf).toArray();
        this.key = IntStream.of(at).anyMatch(place -> place < 0) ? new int[0] : at;
        this.written = places(place -> columns.get(place).written());
        this.set = places(place -> columns.get(place).settable() && !table.key().contains(name(place)));
    }

    private int[] places(IntPredicate condition) {
        return IntStream.range(0, columns.size()).filter(condition).toArray();
    }

    public FoldTable table() {
        return table;
    }

    public Identifier name(int at) {
        return row.names().get(at);
    }

    /// The types as the sender spells them, one for each column.
    public List<@Nullable String> types() {
        return row.types();
    }

    /// The places of the columns that an insert writes.
    public int[] written() {
        return written;
    }

    /// The places of the columns that an update sets. The key is not among them: it stays what it is.
    public int[] set() {
        return set;
    }

    /// Whether it has all columns of the table's primary key, of which there is one.
    public boolean hasKey() {
        return key.length > 0;
    }

    /// The places of the key's columns, in the key's order; none where one is missing.
    int[] key() {
        return key;
    }

    /// Negative where it has no such column.
    int placeOf(Identifier name) {
        return row.names().indexOf(name);
    }

    RowShape row() {
        return row;
    }

    /// Whether a row may leave the column in that place out to no other effect than a NULL.
    boolean isOptional(int at) {
        return columns.get(at).optional();
    }

    /// Whether PostgreSQL certainly takes the value in that place, whatever other rows there are.
    boolean surelyTakes(int at, @Nullable String value) {
        return !table.isReferring(name(at)) && columns.get(at).surelyTakes(value);
    }
}
