package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the parallel lists that spell out a row: names, types, values and what else wal2json says of each column.
final class RowReader {

    private static final int LONGEST_SHOWN = 80;

    private final ScalarReader scalars;
    private final Objections objections;
    private final String pointer;
    private final List<Length> lengths = new ArrayList<>(4);

    private List<String> names = List.of();
    private @Nullable List<String> types;
    private List<@Nullable String> values = List.of();

    private record Length(Key list, int size) {}

    /// @param pointer the object in which the lists stand
    RowReader(ScalarReader scalars, Objections objections, String pointer) {
        this.scalars = scalars;
        this.objections = objections;
        this.pointer = pointer;
    }

    void readNames(Key list) throws RefusedException {
        var texts = new ArrayList<String>();
        readList(list, place -> texts.add(scalars.identifier(place)));
        names = texts;
    }

    /// Like [#readNames], and objects to a list of none.
    void readSomeNames(Key list) throws RefusedException {
        readNames(list);
        if (lengthOf(list) == 0) {
            objections.emptyList(() -> at(list));
        }
    }

    void readTypes(Key list) throws RefusedException {
        var texts = new ArrayList<String>();
        readList(list, place -> texts.add(scalars.string(place)));
        types = texts;
    }

    void readValues(Key list) throws RefusedException {
        var texts = new ArrayList<@Nullable String>();
        readList(list, place -> texts.add(scalars.value(place)));
        values = texts;
    }

    void readIntegers(Key list, long least, long most) throws RefusedException {
        readList(list, place -> scalars.integer(place, least, most));
    }

    void readBooleans(Key list) throws RefusedException {
        readList(list, scalars::bool);
    }

    void readOptionalStrings(Key list) throws RefusedException {
        readList(list, scalars::stringOrNull);
    }

    /// The lists agree in length, no name stands twice, and each value fits its type.
    void checkSense(Key namesList, Key typesList, Key valuesList) {
        var length = lengthOf(namesList);
        if (length < 0) {
            return;
        }
        for (var other : lengths) {
            // The plugin prints no optionals, but an empty list, where it leaves out the types.
            var saysNothing = other.list == Key.COLUMN_OPTIONALS && other.size == 0;
            if (other.size != length && !saysNothing) {
                objections.object(
                        ViolationCode.LENGTH_MISMATCH,
                        () -> at(other.list),
                        () -> "The length of this list is " + other.size + " and that of \"" + namesList.text()
                                + "\" is " + length + "; send one element for each column.");
            }
        }
        checkNames(namesList);
        checkTypes(typesList, valuesList);
    }

    /// To be called only where nothing was objected to.
    Columns columns() {
        var columns = new ArrayList<Column>(names.size());
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(new Identifier(names.get(i)), types == null ? null : types.get(i), values.get(i)));
        }
        return new Columns(columns);
    }

    private void checkNames(Key list) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                var index = i;
                objections.object(
                        ViolationCode.DUPLICATE_COLUMN,
                        () -> at(list, index),
                        () -> "This column stands twice; name each column once.");
            }
        }
    }

    private void checkTypes(Key typesList, Key valuesList) {
        if (types == null) {
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            var type = SqlType.named(types.get(i));
            if (type instanceof SqlType.Malformed(var name, var why)) {
                var index = i;
                objections.object(
                        ViolationCode.BAD_TYPE,
                        () -> at(typesList, index),
                        () -> "The type " + shown(name) + " " + why);
                continue;
            }
            var value = i < values.size() ? values.get(i) : null;
            if (value != null) {
                checkFit(type.fit(value), types.get(i), valuesList, i);
            }
        }
    }

    private void checkFit(Fit fit, String type, Key list, int index) {
        ScalarReader.Place place = () -> at(list, index);
        switch (fit) {
            case Fit.Fits() -> {}
            case Fit.Misfit(var why) ->
                objections.object(ViolationCode.BAD_VALUE, place, () -> "As " + shown(type) + " this value " + why);
            case Fit.UnsupportedRendering(var why) ->
                objections.object(
                        ViolationCode.UNSUPPORTED_RENDERING, place, () -> "As " + shown(type) + " this value " + why);
        }
    }

    /// A type's name in a sentence: the sender's own text, which may be long.
    private static String shown(String type) {
        return type.length() <= LONGEST_SHOWN ? type : type.substring(0, LONGEST_SHOWN) + "…";
    }

    private interface ElementReader {
        void read(ScalarReader.Place place) throws RefusedException;
    }

    private void readList(Key list, ElementReader element) throws RefusedException {
        var tokens = scalars.tokens();
        if (tokens.current() != JsonToken.START_ARRAY) {
            objections.wrongType(() -> at(list), "a list");
            tokens.skip();
            return;
        }
        int size = 0;
        while (tokens.nextValue() != JsonToken.END_ARRAY) {
            var index = size;
            element.read(() -> at(list, index));
            size++;
        }
        lengths.add(new Length(list, size));
    }

    /// -1 where the list is absent or no list.
    private int lengthOf(Key list) {
        for (var length : lengths) {
            if (length.list == list) {
                return length.size;
            }
        }
        return -1;
    }

    private String at(Key list) {
        return JsonPointer.member(pointer, list.text());
    }

    private String at(Key list, int index) {
        return JsonPointer.element(at(list), index);
    }
}
