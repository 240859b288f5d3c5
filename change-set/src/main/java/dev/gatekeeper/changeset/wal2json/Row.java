package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as it was spelled out, in either format. The lists may differ in length where that was objected to.
///
/// @param names empty where there was an objection to one
/// @param types null where a column's type was left out
/// @param values null is SQL's NULL
record Row(List<String> names, List<@Nullable String> types, List<@Nullable String> values) {

    static final Row NONE = new Row(List.of(), List.of(), List.of());

    private static final int LONGEST_SHOWN = 80;

    /// Where the parts of a column stand in the payload, as JSON Pointers.
    interface Places {
        String name(int index);

        String type(int index);

        String value(int index);
    }

    /// No name stands twice, and each value fits its type.
    void checkSense(Objections objections, Places places) {
        checkNames(objections, places);
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            if (type != null) {
                checkType(type, i, objections, places);
            }
        }
    }

    /// To be called only where nothing was objected to.
    Columns columns() {
        var columns = new Column[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] =
                    new Column(new Identifier(names.get(i)), i < types.size() ? types.get(i) : null, values.get(i));
        }
        return new Columns(List.of(columns));
    }

    private void checkNames(Objections objections, Places places) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
                var index = i;
                objections.object(
                        ViolationCode.DUPLICATE_COLUMN,
                        () -> places.name(index),
                        () -> "This column stands twice; name each column once.");
            }
        }
    }

    private void checkType(String name, int index, Objections objections, Places places) {
        var type = SqlType.named(name);
        if (type instanceof SqlType.Malformed(var malformed, var why)) {
            objections.object(
                    ViolationCode.BAD_TYPE, () -> places.type(index), () -> "The type " + shown(malformed) + " " + why);
            return;
        }
        var value = index < values.size() ? values.get(index) : null;
        if (value == null) {
            return;
        }
        switch (type.fit(value)) {
            case Fit.Fits() -> {}
            case Fit.Misfit(var why) ->
                objections.object(
                        ViolationCode.BAD_VALUE,
                        () -> places.value(index),
                        () -> "As " + shown(name) + " this value " + why);
            case Fit.UnsupportedRendering(var why) ->
                objections.object(
                        ViolationCode.UNSUPPORTED_RENDERING,
                        () -> places.value(index),
                        () -> "As " + shown(name) + " this value " + why);
        }
    }

    /// A type's name in a sentence: the sender's own text, which may be long.
    private static String shown(String type) {
        return type.length() <= LONGEST_SHOWN ? type : type.substring(0, LONGEST_SHOWN) + "…";
    }
}
