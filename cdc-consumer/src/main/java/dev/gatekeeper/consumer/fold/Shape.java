package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which columns of a table a row has, in its order: rows of one shape can be written by one statement. Compared by
/// identity within its [Shapes].
public final class Shape {

    private final FoldTable table;
    private final List<Identifier> names;
    private final List<@Nullable String> types;
    private final int[] key;

    Shape(FoldTable table, List<Identifier> names, List<@Nullable String> types) {
        this.table = table;
        this.names = names;
        this.types = types;
        var at = table.key().stream().mapToInt(names::indexOf).toArray();
        this.key = IntStream.of(at).anyMatch(place -> place < 0) ? new int[0] : at;
    }

    public FoldTable table() {
        return table;
    }

    public List<Identifier> names() {
        return names;
    }

    /// The types as the sender spells them, one for each name.
    public List<@Nullable String> types() {
        return types;
    }

    /// The places of the columns that an insert writes.
    public int[] written() {
        return IntStream.range(0, names.size())
                .filter(at -> column(at).written())
                .toArray();
    }

    /// The places of the columns that an update sets. The key is not among them: it stays what it is.
    public int[] set() {
        return IntStream.range(0, names.size()).filter(at -> isSet(at)).toArray();
    }

    boolean isSet(int at) {
        return column(at).settable() && !table.key().contains(names.get(at));
    }

    /// Whether it has all columns of the table's primary key, of which there is one.
    public boolean hasKey() {
        return key.length > 0;
    }

    /// The places of the key's columns, in the key's order; none where one is missing.
    int[] key() {
        return key;
    }

    int placeOf(Identifier name) {
        return names.indexOf(name);
    }

    FoldColumn column(int at) {
        return Objects.requireNonNull(table.columns().get(names.get(at)), "A shape's columns are its table's.");
    }

    boolean fits(FoldTable other, Columns row) {
        if (table != other || names.size() != row.size()) {
            return false;
        }
        for (var at = 0; at < names.size(); at++) {
            var column = row.list().get(at);
            if (!names.get(at).equals(column.name()) || !Objects.equals(types.get(at), column.type())) {
                return false;
            }
        }
        return true;
    }
}
