package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.RowShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table's contract, ready to be held against changes. The shapes of rows that came lately are remembered, by their
/// identity and in a fixed number of slots. Thread-safe: threads may miss each other's entries but never see half of
/// one, since an entry is immutable.
public final class TableCheck {

    private static final int SLOTS = 16;

    private final TableContract contract;
    private final Map<Identifier, ColumnCheck> columns;
    private final List<String> names;
    private final @Nullable KeyContract deferrablePrimaryKey;
    private final @Nullable ShapeCheck[] recent = new ShapeCheck[SLOTS];

    public TableCheck(TableContract contract) {
        this.contract = contract;
        columns = LinkedHashMap.newLinkedHashMap(contract.columns().size());
        for (var column : contract.columns()) {
            columns.put(column.name(), new ColumnCheck(column));
        }
        names = contract.columns().stream().map(column -> column.name().text()).toList();
        deferrablePrimaryKey = contract.keys().stream()
                .filter(key -> key.primary() && key.deferrable())
                .findAny()
                .orElse(null);
    }

    public TableContract contract() {
        return contract;
    }

    TableTraits traits() {
        return contract.traits();
    }

    /// Whether values can be judged: a rule may make anything of a statement.
    boolean judgesValues() {
        return !contract.traits().rules();
    }

    /// Whether NULLs and columns that are missing can be judged: a trigger may put something in their place.
    boolean judgesNulls() {
        return !contract.traits().rules() && !contract.traits().triggers();
    }

    /// Whether an insert of the row becomes an update where its key is taken: no statement inserts or updates by a
    /// deferrable key. Then it needs no other columns, and leaves an identity alone that is always generated.
    boolean mayUpdateInstead(Columns row) {
        return deferrablePrimaryKey != null && covers(row, deferrablePrimaryKey);
    }

    /// Whether such an insert writes the column whatever becomes of it.
    boolean isWrittenEitherWay(ColumnCheck column) {
        return column.isUpdated()
                || (deferrablePrimaryKey != null
                        && deferrablePrimaryKey.columns().contains(column.name()));
    }

    @SuppressWarnings("ReferenceEquality") // Rows that were sent alike share one shape.
    ShapeCheck of(RowShape shape) {
        var slot = System.identityHashCode(shape) & (SLOTS - 1);
        var known = recent[slot];
        if (known != null && known.shape() == shape) {
            return known;
        }
        var resolved = resolve(shape);
        recent[slot] = resolved;
        return resolved;
    }

    private ShapeCheck resolve(RowShape shape) {
        var size = shape.size();
        var checks = new @Nullable ColumnCheck[size];
        var spared = new boolean[size];
        var unknown = false;
        for (int at = 0; at < size; at++) {
            var check = columns.get(shape.names().get(at));
            checks[at] = check;
            spared[at] = check != null && check.isSpared(shape.types().get(at));
            unknown |= check == null;
        }
        return new ShapeCheck(shape, checks, spared, unknown, lacking(shape));
    }

    private ColumnCheck[] lacking(RowShape shape) {
        var lacking = new ArrayList<ColumnCheck>();
        for (var check : columns.values()) {
            if (check.isRequired() && !shape.names().contains(check.name())) {
                lacking.add(check);
            }
        }
        return lacking.toArray(ColumnCheck[]::new);
    }

    /// The key by which these values name a row, as the consumer chooses it: the primary one before others, of those
    /// that hold at any time and of which each column has a value.
    Optional<KeyContract> keyIn(Columns values) {
        KeyContract chosen = null;
        for (var key : contract.keys()) {
            if (!key.deferrable() && covers(values, key) && (chosen == null || (key.primary() && !chosen.primary()))) {
                chosen = key;
            }
        }
        return Optional.ofNullable(chosen);
    }

    private static boolean covers(Columns values, KeyContract key) {
        for (var column : key.columns()) {
            var at = values.shape().names().indexOf(column);
            if (at < 0 || values.value(at) == null) {
                return false;
            }
        }
        return true;
    }

    /// A column's name that may be meant.
    Optional<String> nearest(Identifier name) {
        return Nearest.to(name.text(), names);
    }
}
