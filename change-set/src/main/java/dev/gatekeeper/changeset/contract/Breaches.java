package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.contract.Places.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What breaks contracts in one change set, in the order in which it was found. Of a great many only the first are
/// worded, and names are suggested for the first few that are unknown: looking for one takes time.
final class Breaches {

    private static final int MOST_SUGGESTIONS = 20;

    private final TableLookup lookup;
    private final Supplier<Places> placing;
    private final int mostWorded;
    private final List<Violation> first = new ArrayList<>();
    private final Set<TableName> tables = new LinkedHashSet<>();
    private final Map<String, String> suggestions = new HashMap<>();
    private @Nullable Places places;
    private int total;

    private Breaches(TableLookup lookup, Supplier<Places> placing, int mostWorded) {
        this.lookup = lookup;
        this.placing = placing;
        this.mostWorded = mostWorded;
    }

    /// @param placing asked for where something is broken
    static Breaches worded(TableLookup lookup, Supplier<Places> placing) {
        return new Breaches(lookup, placing, Violations.MOST_LISTED);
    }

    /// Counts alone, which takes next to no time.
    static Breaches counted(TableLookup lookup) {
        return new Breaches(
                lookup,
                () -> {
                    throw new IllegalStateException("What is only counted has no place.");
                },
                0);
    }

    Findings findings() {
        return total == 0 ? Findings.NONE : new Findings(new Violations(first, total), tables);
    }

    void unknownTable(int change, int index, TableName table) {
        add(
                ViolationCode.UNKNOWN_TABLE,
                table,
                () -> places().table(change, index),
                () -> "There is no table `" + table + "`" + suggestion(table)
                        + "name a table that there is, or create this one.");
    }

    void unknownColumn(int change, Part part, int index, TableCheck table, Identifier name) {
        add(
                ViolationCode.UNKNOWN_COLUMN,
                table,
                () -> places().columnName(change, part, index),
                () -> "The table `" + table.contract().name() + "` has no column `" + name + "`"
                        + suggestion(table, name) + "name a column that it has, or add this one to it.");
    }

    void missingColumn(int change, TableCheck table, ColumnCheck column) {
        add(
                ViolationCode.MISSING_COLUMN,
                table,
                () -> places().row(change, Part.ROW),
                () -> "The row lacks the column " + column + " of `"
                        + table.contract().name() + "`, which takes no NULL and has no default; send a value for it.");
    }

    void notNull(int change, int index, TableCheck table, ColumnCheck column) {
        add(
                ViolationCode.NOT_NULL,
                table,
                () -> places().columnValue(change, Part.ROW, index),
                () -> "The column " + column + " of `" + table.contract().name() + "` takes no NULL; send a value.");
    }

    void unfit(int change, Part part, int index, TableCheck table, ColumnCheck column, Unfit unfit) {
        add(
                unfit.code(),
                table,
                () -> places().columnValue(change, part, index),
                () -> "For the column " + column + " of `" + table.contract().name() + "` this value "
                        + unfit.why().get());
    }

    void keyNamesNoRow(int change, int index, TableCheck table, ColumnCheck column) {
        add(
                ViolationCode.KEY_NAMES_NO_ROW,
                table,
                () -> places().columnValue(change, Part.OLD_KEYS, index),
                () -> "No row of `" + table.contract().name() + "` has NULL in the column " + column
                        + ", and an update has to find its row (SINK_MISSING_ROW is reject); send the value that the row has.");
    }

    private void add(ViolationCode code, TableCheck table, Supplier<String> pointer, Supplier<String> message) {
        add(code, table.contract().name(), pointer, message);
    }

    private void add(ViolationCode code, TableName table, Supplier<String> pointer, Supplier<String> message) {
        total++;
        tables.add(table);
        if (first.size() < mostWorded) {
            first.add(new Violation(code, pointer.get(), message.get()));
        }
    }

    private Places places() {
        if (places == null) {
            places = placing.get();
        }
        return places;
    }

    private String suggestion(TableName table) {
        return suggestion(table.quoted(), () -> {
            var names = lookup.suggestible(table.schema()).stream()
                    .map(each -> each.table().text())
                    .toList();
            return Nearest.to(table.table().text(), names)
                    .map(name -> table.schema() + "." + name)
                    .orElse("");
        });
    }

    private String suggestion(TableCheck table, Identifier name) {
        return suggestion(
                table.contract().name().quoted() + name.quoted(),
                () -> table.nearest(name).orElse(""));
    }

    /// What stands between a name that is unknown and what to do about it.
    private String suggestion(String unknown, Supplier<String> search) {
        var known = suggestions.get(unknown);
        if (known == null) {
            known = suggestions.size() < MOST_SUGGESTIONS ? search.get() : "";
            if (suggestions.size() < MOST_SUGGESTIONS) {
                suggestions.put(unknown, known);
            }
        }
        return known.isEmpty() ? "; " : ": did you mean `" + known + "`? Else ";
    }
}
