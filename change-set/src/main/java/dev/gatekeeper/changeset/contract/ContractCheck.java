package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.Places.Part;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds a change set against the contracts of its tables: what the consumer would certainly refuse is a violation, and
/// what only PostgreSQL can tell passes. For use once, by one thread.
///
/// It goes by what the consumer does: columns that are computed are left out of what is written, an identity that is
/// always generated is set by inserts alone, and a row is looked for by the columns of a key where the old keys cover
/// one, else by all that they have. Where it makes what is missing, a name that is unknown here may be made by a change
/// set that is on its way before this one, so no such name is a violation.
public final class ContractCheck {

    private final ChangeSet changeSet;
    private final TableLookup lookup;
    private final Breaches breaches;

    // Rows of one table mostly come together.
    private @Nullable TableName lastTable;
    private TableKnowledge lastKnowledge = new TableKnowledge.Untold();

    private ContractCheck(ChangeSet changeSet, TableLookup lookup, Breaches breaches) {
        this.changeSet = changeSet;
        this.lookup = lookup;
        this.breaches = breaches;
    }

    /// @param payload the change set's own bytes, of that format
    public static Findings of(ChangeSet changeSet, Format format, byte[] payload, TableLookup lookup) {
        var breaches = Breaches.worded(lookup, () -> Places.of(format, changeSet, payload));
        return new ContractCheck(changeSet, lookup, breaches).check();
    }

    /// Whether nothing is broken. Takes less time than to say what, where something is.
    public static boolean isKept(ChangeSet changeSet, TableLookup lookup) {
        return new ContractCheck(changeSet, lookup, Breaches.counted(lookup))
                .check()
                .isEmpty();
    }

    private Findings check() {
        var changes = changeSet.changes();
        for (int at = 0; at < changes.size(); at++) {
            switch (changes.get(at)) {
                case Change.Insert(var table, var row, var _) -> insert(at, table, row);
                case Change.Update(var table, var row, var oldKeys, var _) -> update(at, table, row, oldKeys.columns());
                case Change.Delete(var table, var oldKeys) -> delete(at, table, oldKeys.columns());
                case Change.Truncate(var tables) -> {
                    for (int each = 0; each < tables.size(); each++) {
                        rowless(at, each, tables.get(each));
                    }
                }
                case Change.Message _ -> {}
            }
        }
        return breaches.findings();
    }

    private void insert(int at, TableName name, Columns row) {
        switch (find(name)) {
            case TableKnowledge.Known(var table) -> {
                var shape = table.of(row.shape());
                names(at, Part.ROW, table, shape);
                var mayUpdate = table.mayUpdateInstead(row);
                values(at, table, shape, row, mayUpdate ? table::isWrittenEitherWay : ColumnCheck::isInserted);
                if (shape.lacking().length > 0 && !mayUpdate && table.judgesNulls()) {
                    for (var column : shape.lacking()) {
                        breaches.missingColumn(at, table, column);
                    }
                }
            }
            case TableKnowledge.Absent(var creatable) -> absent(at, name, creatable);
            case TableKnowledge.Untold() -> {}
        }
    }

    private void update(int at, TableName name, Columns row, Columns oldKeys) {
        switch (find(name)) {
            case TableKnowledge.Known(var table) -> {
                var shape = table.of(row.shape());
                var old = table.of(oldKeys.shape());
                names(at, Part.ROW, table, shape);
                names(at, Part.OLD_KEYS, table, old);
                if (setsSomething(shape)) {
                    values(at, table, shape, row, ColumnCheck::isUpdated);
                    oldValues(at, table, old, oldKeys, table.traits().missingRowRejected());
                }
            }
            case TableKnowledge.Absent(var creatable) -> absent(at, name, creatable);
            case TableKnowledge.Untold() -> {}
        }
    }

    private void delete(int at, TableName name, Columns oldKeys) {
        switch (find(name)) {
            case TableKnowledge.Known(var table) -> {
                var old = table.of(oldKeys.shape());
                names(at, Part.OLD_KEYS, table, old);
                oldValues(at, table, old, oldKeys, false);
            }
            case TableKnowledge.Absent(var creatable) -> absent(at, name, creatable);
            case TableKnowledge.Untold() -> {}
        }
    }

    /// A change of the table that has no row.
    private void rowless(int at, int index, TableName name) {
        if (find(name) instanceof TableKnowledge.Absent(var creatable) && !creatable) {
            breaches.unknownTable(at, index, name);
        }
    }

    private void absent(int at, TableName name, boolean made) {
        if (!made) {
            breaches.unknownTable(at, 0, name);
        }
    }

    private void names(int at, Part part, TableCheck table, ShapeCheck shape) {
        if (!shape.unknown() || table.traits().columnsCreatable()) {
            return;
        }
        for (int i = 0; i < shape.columns().length; i++) {
            if (shape.columns()[i] == null) {
                breaches.unknownColumn(at, part, i, table, shape.shape().names().get(i));
            }
        }
    }

    private void values(int at, TableCheck table, ShapeCheck shape, Columns row, Predicate<ColumnCheck> isWritten) {
        if (!table.judgesValues()) {
            return;
        }
        var columns = shape.columns();
        for (int i = 0; i < columns.length; i++) {
            var column = columns[i];
            if (column == null || !isWritten.test(column)) {
                continue;
            }
            var value = row.value(i);
            if (value == null) {
                if (!column.nullable() && table.judgesNulls()) {
                    breaches.notNull(at, i, table, column);
                }
                continue;
            }
            var unfit = column.whyNotStored(value, shape.spared()[i]);
            if (unfit != null) {
                breaches.unfit(at, Part.ROW, i, table, column, unfit);
            }
        }
    }

    /// @param rowNeeded whether it is refused that no row is found
    private void oldValues(int at, TableCheck table, ShapeCheck old, Columns oldKeys, boolean rowNeeded) {
        if (!table.judgesValues()) {
            return;
        }
        for (int i = 0; i < old.columns().length; i++) {
            var column = old.columns()[i];
            if (column == null) {
                continue;
            }
            var value = oldKeys.value(i);
            if (value != null) {
                var unfit = column.whyNotCompared(value, old.spared()[i]);
                if (unfit != null && isLookedFor(table, oldKeys, column)) {
                    breaches.unfit(at, Part.OLD_KEYS, i, table, column, unfit);
                }
            } else if (rowNeeded && !column.nullable() && isLookedFor(table, oldKeys, column)) {
                breaches.keyNamesNoRow(at, i, table, column);
            }
        }
    }

    /// Whether the row is looked for by that column too: where the old keys cover a key, it is by this one's alone.
    private static boolean isLookedFor(TableCheck table, Columns oldKeys, ColumnCheck column) {
        return table.keyIn(oldKeys)
                .map(key -> key.columns().contains(column.name()))
                .orElse(true);
    }

    private static boolean setsSomething(ShapeCheck shape) {
        for (var column : shape.columns()) {
            if (column == null || column.isUpdated()) {
                return true;
            }
        }
        return false;
    }

    private TableKnowledge find(TableName table) {
        if (!table.equals(lastTable)) {
            lastKnowledge = lookup.find(table);
            lastTable = table;
        }
        return lastKnowledge;
    }
}
