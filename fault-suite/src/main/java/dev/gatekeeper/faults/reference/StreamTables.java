package dev.gatekeeper.faults.reference;

import dev.gatekeeper.faults.workload.Op;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import dev.gatekeeper.faults.workload.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One stream's rows of all tables. Change sets are applied to them whole or not at all. Used by one thread.
public final class StreamTables {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Map<String, TableRows> tables = new LinkedHashMap<>();

    public StreamTables() {
        Schema.TABLES.forEach((name, table) -> tables.put(name, new TableRows(table, undo)));
    }

    /// In the order in which they were inserted.
    public List<Row> rows(String table) {
        return Objects.requireNonNull(tables.get(table)).rows();
    }

    /// Applies a change set, or leaves everything as it was.
    public Verdict apply(List<Op> ops) {
        undo.clear();
        try {
            var counts = Counts.NONE;
            for (var op : ops) {
                counts = counts.and(apply(op));
            }
            parentsExist();
            return new Verdict.Applied(counts);
        } catch (RefusedException refusal) {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
            return new Verdict.Rejected(refusal.code());
        }
    }

    private Counts apply(Op op) throws RefusedException {
        return switch (op) {
            case Op.Insert(var table, var row) -> table(table).insert(row);
            case Op.Update(var table, var row, var oldKeys) -> table(table).update(row, oldKeys);
            case Op.Delete(var table, var oldKeys) -> table(table).delete(oldKeys);
            case Op.Message _ -> Counts.MESSAGE;
        };
    }

    private TableRows table(String name) throws RefusedException {
        var table = tables.get(name);
        if (table == null) {
            throw new RefusedException("unknown-table");
        }
        return table;
    }

    private void parentsExist() throws RefusedException {
        for (var child : Schema.TABLES.values()) {
            var reference = child.parent();
            if (reference != null) {
                parentsExist(child, reference);
            }
        }
    }

    private void parentsExist(Table child, Table.Reference reference) throws RefusedException {
        var parents = Objects.requireNonNull(tables.get(reference.parent()));
        var key = Objects.requireNonNull(Schema.TABLES.get(reference.parent())).primaryKey();
        for (var row : rows(child.name())) {
            var parent = new LinkedHashMap<String, @Nullable String>();
            for (var at = 0; at < key.size(); at++) {
                parent.put(
                        key.get(at),
                        Objects.requireNonNull(row.get(reference.columns().get(at))));
            }
            if (!parents.contains(new Row(parent))) {
                throw new RefusedException("foreign-key");
            }
        }
    }
}
