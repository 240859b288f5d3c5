package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.RowShape;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a list of columns in which format 2 spells out a row: an object for each column. What stands before a column's
/// value is not read again where it is spelled as it was before.
final class ColumnsReader {

    // PostgreSQL's oids have no sign, but the plugin prints them as if they had.
    private static final long LEAST_OID = Integer.MIN_VALUE;

    private final ScalarReader scalars;
    private final JsonTokens tokens;
    private final Objections objections;
    private final Familiar familiar;

    private ColumnHead.Said[] columns = new ColumnHead.Said[8];
    private @Nullable String[] values = new String[8];
    private int size;

    // Of the column that is being read.
    private ColumnHead.@Nullable Said said;
    private @Nullable Identifier name;
    private @Nullable String spelling;
    private @Nullable SqlType type;
    private @Nullable String value;

    ColumnsReader(ScalarReader scalars) {
        this.scalars = scalars;
        tokens = scalars.tokens();
        objections = scalars.objections();
        familiar = scalars.familiar();
    }

    /// The row; null where there was an objection.
    ///
    /// @param shape of each column
    @Nullable
    Columns read(Shape shape) throws RefusedException {
        if (!scalars.isList()) {
            return null;
        }
        int before = objections.total();
        if (readColumns(shape) == 0) {
            objections.emptyList(tokens::pointer);
        }
        var known = objections.total() == before ? familiar.shapes().find(columns, size) : null;
        if (known == null) {
            checkNames();
        }
        return objections.total() == before ? new Columns(known == null ? newShape() : known, values) : null;
    }

    /// Reads a primary key's columns, which have no values; there may be none.
    List<Identifier> readPrimaryKey(Shape shape) throws RefusedException {
        if (!scalars.isList()) {
            return List.of();
        }
        int digest = tokens.place().digest(RowReader.LONGEST_DIGESTED);
        var known = familiar.primaryKeys().find(digest);
        if (known != null && tokens.leave(known.text())) {
            return known.names();
        }
        int start = tokens.place().at();
        int before = objections.total();
        int count = readColumns(shape);
        checkNames();
        var names = Arrays.stream(columns, 0, size).map(ColumnHead.Said::name).toList();
        if (objections.total() == before) {
            familiar.primaryKeys().keep(digest, new NameList(tokens.place().since(start), names, count));
        }
        return names;
    }

    private int readColumns(Shape shape) throws RefusedException {
        int count = 0;
        while (tokens.nextElement()) {
            if (scalars.isObject()) {
                readColumn(shape);
            }
            count++;
        }
        return count;
    }

    private void readColumn(Shape shape) throws RefusedException {
        said = null;
        name = null;
        spelling = null;
        type = null;
        value = null;
        int start = tokens.place().at();
        int digest = tokens.place().digest(ColumnHead.DIGESTED);
        int before = objections.total();
        var members = new Members();
        var head = familiar.columnHeads().find(digest);
        if (head != null && tokens.enter(head)) {
            goOnAfter(head.said(), members);
        }
        while (members.next(tokens)) {
            if (members.current() == VALUE
                    && name != null
                    && !members.hasUnknown()
                    && objections.total() == before
                    && tokens.current().isScalar()) {
                said = new ColumnHead.Said(members.known(), name, spelling, type);
                keep(tokens.beginning(start, said), digest);
            }
            readMember(members.current());
        }
        members.check(shape, tokens::pointer, objections);
        if (value != null && type != null && spelling != null) {
            Fitting.check(value, type, spelling, objections, () -> JsonPointer.member(tokens.pointer(), VALUE.text()));
        }
        if (name != null) {
            add(name, members);
        }
    }

    private void goOnAfter(ColumnHead.Said known, Members members) throws RefusedException {
        said = known;
        name = known.name();
        spelling = known.spelling();
        type = known.type();
        members.startWith(known.members(), VALUE);
        tokens.value();
        value = scalars.value();
    }

    private void keep(ColumnHead head, int digest) {
        if (head.text().length >= ColumnHead.DIGESTED) {
            familiar.columnHeads().keep(digest, head);
        }
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case NAME -> name = scalars.identifier();
            case TYPE -> readType();
            case TYPE_OID -> scalars.integer(LEAST_OID, ScalarReader.MOST_UNSIGNED);
            case VALUE -> value = scalars.value();
            case OPTIONAL -> scalars.bool();
            case DEFAULT -> scalars.stringOrNull();
            case POSITION -> scalars.integer(1, ScalarReader.MOST_COLUMNS);
            case null, default -> tokens.skip();
        }
    }

    private void readType() throws RefusedException {
        int before = objections.total();
        spelling = scalars.string();
        type = objections.total() == before ? Fitting.type(spelling, objections, tokens::pointer) : null;
    }

    @SuppressWarnings("ReferenceEquality") // Its own spelling, unless another was read behind the value.
    private void add(Identifier name, Members members) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        // A type may also stand behind the value, and a primary key's column has no value.
        columns[size] = said != null && said.spelling() == spelling
                ? said
                : new ColumnHead.Said(members.known(), name, spelling, type);
        values[size] = value;
        size++;
    }

    private void checkNames() {
        var seen = new HashSet<Identifier>();
        for (int i = 0; i < size; i++) {
            if (!seen.add(columns[i].name())) {
                int index = i;
                objections.duplicateColumn(
                        () -> JsonPointer.member(JsonPointer.element(tokens.pointer(), index), NAME.text()));
            }
        }
    }

    private RowShape newShape() {
        var names = Arrays.stream(columns, 0, size).map(ColumnHead.Said::name).toList();
        var spellings = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            spellings[i] = columns[i].spelling();
        }
        var shape = new RowShape(names, Arrays.asList(spellings));
        familiar.shapes().keep(columns, size, shape);
        return shape;
    }
}
