package dev.gatekeeper.faults.reference;

import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Table;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One stream's rows of one table, in the order in which they were inserted. What is done is noted down, so
/// that a change set can be undone. Used by one thread.
final class TableRows {

    private final Table table;
    private final Deque<Runnable> undo;
    private final List<Row> rows = new ArrayList<>();

    /// @param undo where each step leaves how it is taken back, the last step first
    TableRows(Table table, Deque<Runnable> undo) {
        this.table = table;
        this.undo = undo;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    Counts insert(Row row) throws RefusedException {
        columnsExist(row);
        var fresh = table.filled(row);
        constraintsHold(fresh);
        var taken = table.key().flatMap(key -> find(row.only(key)));
        if (taken.isEmpty()) {
            rows.add(fresh);
            undo.push(rows::removeLast);
            return Counts.INSERTED;
        }
        if (table.primaryKey().isEmpty()) {
            throw new RefusedException("duplicate-key");
        }
        replace(taken.get(), taken.get().overlaidBy(row));
        return Counts.OVERWRITTEN;
    }

    Counts update(Row row, Row oldKeys) throws RefusedException {
        columnsExist(row);
        columnsExist(oldKeys);
        var found = find(oldKeys);
        if (found.isEmpty()) {
            return Counts.MISSING;
        }
        var changed = found.get().overlaidBy(row);
        constraintsHold(changed);
        var taken = table.key().flatMap(key -> find(changed.only(key)));
        if (taken.isPresent() && !taken.equals(found)) {
            throw new RefusedException("duplicate-key");
        }
        replace(found.get(), changed);
        return Counts.UPDATED;
    }

    Counts delete(Row oldKeys) throws RefusedException {
        columnsExist(oldKeys);
        var found = find(oldKeys);
        if (found.isEmpty()) {
            return Counts.MISSING;
        }
        var at = indexOf(found.get());
        rows.remove(at);
        undo.push(() -> rows.add(at, found.get()));
        return Counts.DELETED;
    }

    boolean contains(Row keys) {
        return find(keys).isPresent();
    }

    private Optional<Row> find(Row keys) {
        return rows.stream().filter(row -> row.matches(keys)).findFirst();
    }

    private void replace(Row old, Row fresh) {
        var at = indexOf(old);
        rows.set(at, fresh);
        undo.push(() -> rows.set(at, old));
    }

    @SuppressWarnings("ReferenceEquality") // One of several equal rows is meant.
    private int indexOf(Row row) {
        for (var at = 0; at < rows.size(); at++) {
            if (rows.get(at) == row) {
                return at;
            }
        }
        throw new IllegalArgumentException("The row is not one of the table's.");
    }

    private void columnsExist(Row row) throws RefusedException {
        if (!table.columns().keySet().containsAll(row.values().keySet())) {
            throw new RefusedException("unknown-column");
        }
    }

    private void constraintsHold(Row row) throws RefusedException {
        for (var column : table.required()) {
            if (row.get(column) == null) {
                throw new RefusedException("not-null");
            }
        }
        var checked = table.notNegative() == null ? null : row.get(table.notNegative());
        if (checked != null && Long.parseLong(checked) < 0) {
            throw new RefusedException("check-constraint");
        }
    }
}
