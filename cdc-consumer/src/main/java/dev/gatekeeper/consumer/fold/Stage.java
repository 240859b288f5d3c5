package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes that can be written table by table instead of one by one: first all deletes, from the tables that refer to
/// those that are referred to, then all else, the other way round.
public final class Stage {

    private final Map<TableName, TableStage> tables = new LinkedHashMap<>();
    private final Map<TableName, Set<RowKey>> referredTo = new HashMap<>();
    /// Parents of which rows are referred to, and it can't be told which.
    private final Set<TableName> referredToSomehow = new HashSet<>();

    /// The tables, each after those that it refers to.
    public List<TableRows> parentsFirst() {
        var sorted = new LinkedHashSet<TableStage>();
        tables.values().forEach(table -> visit(table, sorted, new HashSet<>()));
        return sorted.stream().map(TableStage::ordered).toList();
    }

    private void visit(TableStage table, SequencedSet<TableStage> sorted, Set<TableStage> onTheWay) {
        if (sorted.contains(table) || !onTheWay.add(table)) {
            return;
        }
        for (var reference : table.table().references()) {
            var parent = tables.get(reference.parent());
            if (parent != null) {
                visit(parent, sorted, onTheWay);
            }
        }
        sorted.add(table);
    }

    /// Puts the change among the others.
    ///
    /// @return false where it has to be written after them; then nothing is changed
    boolean put(int member, RowOp op, Merging merging) {
        if (!takes(op)
                || !tables.computeIfAbsent(op.table().name(), _ -> new TableStage(op.table()))
                        .put(member, op, merging)) {
            return false;
        }
        noteReferences(op);
        return true;
    }

    /// Whether the change may be written together with what is here, as far as other rows are concerned.
    private boolean takes(RowOp op) {
        var table = op.table();
        var mine = tables.get(table.name());
        if (mine != null && table.isOrdered() && !mine.keepsOrder(op)) {
            return false;
        }
        return switch (op.kind()) {
            // A row that refers to this one came before it, and is to be refused.
            case INSERT -> !isReferredTo(op);
            case UPDATE -> true;
            case DELETE -> !deletesOfParents(table) && !writesOfChildren(table);
        };
    }

    private boolean isReferredTo(RowOp op) {
        var name = op.table().name();
        return referredToSomehow.contains(name)
                || (op.key() != null && referredTo.getOrDefault(name, Set.of()).contains(op.key()));
    }

    /// Deletes of parents came before this one and are to be refused, and would be written after it.
    private boolean deletesOfParents(FoldTable table) {
        return table.references().stream()
                .map(reference -> tables.get(reference.parent()))
                .anyMatch(parent -> parent != null && parent.hasDeletes());
    }

    /// Writes of children came before this delete, and would be written after it.
    private boolean writesOfChildren(FoldTable table) {
        return table.referredToBy().stream().map(tables::get).anyMatch(child -> child != null && child.hasWrites());
    }

    /// Notes which rows of other tables the change refers to.
    private void noteReferences(RowOp op) {
        if (op.kind() == RowOp.Kind.DELETE) {
            return;
        }
        for (var reference : op.table().references()) {
            note(reference, op);
        }
    }

    private void note(Reference reference, RowOp op) {
        var texts = new ArrayList<@Nullable String>();
        for (var column : reference.columns()) {
            var place = op.shape().placeOf(column);
            if (place >= 0) {
                texts.add(op.row().value(place));
            }
        }
        if (texts.isEmpty() || texts.contains(null)) {
            return; // Nothing new is referred to.
        }
        var whole = reference.isByPrimaryKey()
                && texts.size() == reference.columns().size();
        var key = whole ? RowKey.of(reference.forms(), texts) : null;
        if (key == null) {
            referredToSomehow.add(reference.parent());
        } else {
            referredTo.computeIfAbsent(reference.parent(), _ -> new HashSet<>()).add(key);
        }
    }
}
