package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a list of columns in which format 2 spells out a row: an object for each column.
final class ColumnsReader {

    // PostgreSQL's oids have no sign, but the plugin prints them as if they had.
    private static final long LEAST_OID = Integer.MIN_VALUE;

    private final ScalarReader scalars;
    private final Objections objections;
    private final String pointer;

    private final List<String> names = new ArrayList<>();
    private final List<@Nullable String> types = new ArrayList<>();
    private final List<@Nullable String> values = new ArrayList<>();

    /// @param pointer the list
    ColumnsReader(ScalarReader scalars, Objections objections, String pointer) {
        this.scalars = scalars;
        this.objections = objections;
        this.pointer = pointer;
    }

    /// Like [#read], and objects to a list of none.
    Row readSome(Shape shape) throws RefusedException {
        if (!scalars.isList()) {
            return Row.NONE;
        }
        var row = readElements(shape);
        if (row.names().isEmpty()) {
            objections.emptyList(() -> pointer);
        }
        return row;
    }

    /// The row, after objecting to what makes no sense in it.
    ///
    /// @param shape of each element
    Row read(Shape shape) throws RefusedException {
        return scalars.isList() ? readElements(shape) : Row.NONE;
    }

    private Row readElements(Shape shape) throws RefusedException {
        for (int index = 0; scalars.tokens().nextValue() != JsonToken.END_ARRAY; index++) {
            if (scalars.isObject()) {
                readColumn(shape, index);
            } else {
                add("", null, null);
            }
        }
        var row = new Row(names, types, values);
        row.checkSense(objections, new Places());
        return row;
    }

    private void readColumn(Shape shape, int index) throws RefusedException {
        String name = "";
        String type = null;
        String value = null;
        var members = new Members();
        while (members.next(scalars.tokens())) {
            switch (members.current()) {
                case NAME -> name = scalars.identifier();
                case TYPE -> type = scalars.string();
                case TYPE_OID -> scalars.integer(LEAST_OID, ScalarReader.MOST_UNSIGNED);
                case VALUE -> value = scalars.value();
                case OPTIONAL -> scalars.bool();
                case DEFAULT -> scalars.stringOrNull();
                case POSITION -> scalars.integer(1, ScalarReader.MOST_COLUMNS);
                case null, default -> scalars.tokens().skip();
            }
        }
        members.check(shape, at(index), objections);
        add(name, type, value);
    }

    private void add(String name, @Nullable String type, @Nullable String value) {
        names.add(name);
        types.add(type);
        values.add(value);
    }

    private String at(int index) {
        return JsonPointer.element(pointer, index);
    }

    private final class Places implements Row.Places {
        @Override
        public String name(int index) {
            return JsonPointer.member(at(index), NAME.text());
        }

        @Override
        public String type(int index) {
            return JsonPointer.member(at(index), TYPE.text());
        }

        @Override
        public String value(int index) {
            return JsonPointer.member(at(index), VALUE.text());
        }
    }
}
