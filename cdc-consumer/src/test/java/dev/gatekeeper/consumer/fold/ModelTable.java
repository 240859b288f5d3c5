package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL would make of a table with a key: rows by key, each with the columns that are not NULL.
final class ModelTable {

    static final String REFUSED_VALUE = "far too long";

    private final Map<String, Map<Identifier, String>> rows = new TreeMap<>();

    /// Does what a change says, as one statement would.
    ///
    /// @throws Refused where a value is not taken
    void change(RowOp op, Tally tally) {
        var key = key(op.keyTexts());
        switch (op.kind()) {
            case INSERT -> tally.inserted(upsert(key, op.shape(), op.row()::value));
            case UPDATE -> tally.updated(update(key, op.shape(), op.row()::value));
            case DELETE -> tally.deleted(rows.remove(key) != null);
        }
    }

    void delete(List<NetRow> all, List<Tally> tallies) {
        for (var row : all) {
            if (row.kind() == RowOp.Kind.DELETE || row.isReset()) {
                row.tally(rows.remove(key(row.keyTexts())) != null, tallies);
            }
        }
    }

    void insertAndUpdate(List<NetRow> all, List<Tally> tallies) {
        for (var row : all) {
            var key = key(row.keyTexts());
            var existed = switch (row.kind()) {
                case INSERT -> upsert(key, row.shape(), row::value);
                case UPDATE -> update(key, row.shape(), row::value);
                case DELETE -> false;
            };
            if (row.kind() != RowOp.Kind.DELETE && !row.isReset()) {
                row.tally(existed, tallies);
            }
        }
    }

    private boolean upsert(String key, Shape shape, Values values) {
        var existed = rows.containsKey(key);
        if (shape.table() == ModelDatabase.PARENT && shape.placeOf(ModelDatabase.MARK) < 0) {
            throw new Refused(); // Before it is seen that the key is taken.
        }
        write(rows.computeIfAbsent(key, _ -> new HashMap<>()), shape, existed ? shape.set() : shape.written(), values);
        return existed;
    }

    private static boolean isRequired(Identifier column) {
        return column.equals(ModelDatabase.MARK);
    }

    private boolean update(String key, Shape shape, Values values) {
        var row = rows.get(key);
        write(row == null ? new HashMap<>() : row, shape, shape.set(), values);
        return row != null;
    }

    private static void write(Map<Identifier, String> row, Shape shape, int[] places, Values values) {
        for (var at : places) {
            var value = values.at(at);
            if (Objects.equals(value, REFUSED_VALUE) || (value == null && isRequired(shape.name(at)))) {
                throw new Refused();
            }
            if (value == null) {
                row.remove(shape.name(at));
            } else {
                row.put(shape.name(at), value);
            }
        }
    }

    private static String key(List<String> texts) {
        return String.join(",", texts);
    }

    boolean has(String key) {
        return rows.containsKey(key);
    }

    Stream<String> values(Identifier column) {
        return rows.values().stream().map(row -> row.get(column)).filter(Objects::nonNull);
    }

    @Override
    public String toString() {
        return rows.toString();
    }

    private interface Values {

        @Nullable
        String at(int place);
    }

    /// PostgreSQL does not take it.
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
