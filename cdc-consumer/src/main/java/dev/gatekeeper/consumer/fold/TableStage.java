package dev.gatekeeper.consumer.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of one table in one stage, no row twice.
final class TableStage {

    private final FoldTable table;
    private final Map<RowKey, NetRow> rows = new LinkedHashMap<>();
    private final List<NetRow> keyless = new ArrayList<>();
    private boolean deletes;
    private boolean writes;

    TableStage(FoldTable table) {
        this.table = table;
    }

    FoldTable table() {
        return table;
    }

    TableRows ordered() {
        if (rows.isEmpty()) {
            return new TableRows(table, Collections.unmodifiableList(keyless));
        }
        var sorted = new ArrayList<>(rows.values());
        if (!table.isOrdered()) {
            sorted.sort((one, other) -> one.key().compareTo(other.key()));
        }
        return new TableRows(table, sorted);
    }

    /// Puts the change among the others.
    ///
    /// @return false where its row stands here and the two can't be merged; then nothing is changed
    boolean put(int member, RowOp op, Merging merging) {
        var known = op.key() == null ? null : rows.get(op.key());
        if (known != null && !merging.merge(known, member, op)) {
            return false;
        }
        var row = known == null ? new NetRow(member, op) : known;
        if (op.key() == null) {
            keyless.add(row);
        } else if (known == null) {
            rows.put(op.key(), row);
        }
        deletes |= row.kind() == RowOp.Kind.DELETE || row.isReset();
        writes |= row.kind() != RowOp.Kind.DELETE;
        return true;
    }

    /// Whether the change can stand beside those that are here where their order can tell: they are all of one kind.
    boolean keepsOrder(RowOp op) {
        var any = anyRow();
        return any == null || (any.kind() == op.kind() && any.shape() == op.shape());
    }

    private @Nullable NetRow anyRow() {
        if (!keyless.isEmpty()) {
            return keyless.getFirst();
        }
        return rows.isEmpty() ? null : rows.values().iterator().next();
    }

    /// Whether rows are deleted here, or were to be.
    boolean hasDeletes() {
        return deletes;
    }

    /// Whether rows are inserted or updated here, or were to be.
    boolean hasWrites() {
        return writes;
    }
}
