package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the parallel lists in which format 1 spells out a row: names, types, values and what else it says of
/// each column.
final class RowReader {

    private final ScalarReader scalars;
    private final Objections objections;
    private final String pointer;
    private final List<Length> lengths = new ArrayList<>(4);

    private List<String> names = List.of();
    private List<@Nullable String> types = List.of();
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
        readList(list, () -> texts.add(scalars.identifier()));
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
        var texts = new ArrayList<@Nullable String>();
        readList(list, () -> texts.add(scalars.string()));
        types = texts;
    }

    void readValues(Key list) throws RefusedException {
        var texts = new ArrayList<@Nullable String>();
        readList(list, () -> texts.add(scalars.value()));
        values = texts;
    }

    void readIntegers(Key list, long least, long most) throws RefusedException {
        readList(list, () -> scalars.integer(least, most));
    }

    void readBooleans(Key list) throws RefusedException {
        readList(list, scalars::bool);
    }

    void readOptionalStrings(Key list) throws RefusedException {
        readList(list, scalars::stringOrNull);
    }

    /// The row, after objecting to lists that differ in length and to what makes no sense in the row itself.
    Row checked(Key namesList, Key typesList, Key valuesList) {
        var length = lengthOf(namesList);
        if (length < 0) {
            return Row.NONE;
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
        var row = new Row(names, types, values);
        row.checkSense(objections, new Places(namesList, typesList, valuesList));
        return row;
    }

    private final class Places implements Row.Places {
        private final Key names;
        private final Key types;
        private final Key values;

        Places(Key names, Key types, Key values) {
            this.names = names;
            this.types = types;
            this.values = values;
        }

        @Override
        public String name(int index) {
            return JsonPointer.element(at(names), index);
        }

        @Override
        public String type(int index) {
            return JsonPointer.element(at(types), index);
        }

        @Override
        public String value(int index) {
            return JsonPointer.element(at(values), index);
        }
    }

    private interface ElementReader {
        void read() throws RefusedException;
    }

    private void readList(Key list, ElementReader element) throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        int size = 0;
        while (scalars.tokens().nextValue() != JsonToken.END_ARRAY) {
            element.read();
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
}
