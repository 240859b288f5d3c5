package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the parallel lists in which format 1 spells out a row: names, types, values and what else it says of each
/// column. Lists that are spelled as they were before are not read again.
final class RowReader {

    /// Of longer lists only so many bytes tell in which slot they are looked for.
    static final int LONGEST_DIGESTED = 256;

    private static final SqlType UNKNOWN = new SqlType.Other("");

    private final ScalarReader scalars;
    private final JsonTokens tokens;
    private final Objections objections;
    private final Familiar familiar;
    private final Supplier<String> pointer;

    private int nameCount = -1;
    private int valueCount = -1;
    private @Nullable NameList names;
    private @Nullable TypeList types;
    private @Nullable String[] values = {};
    private List<Aside> asides = List.of();

    /// @param pointer the object in which the lists stand
    RowReader(ScalarReader scalars, Supplier<String> pointer) {
        this.scalars = scalars;
        this.pointer = pointer;
        tokens = scalars.tokens();
        objections = scalars.objections();
        familiar = scalars.familiar();
    }

    void readNames() throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        int digest = tokens.place().digest(LONGEST_DIGESTED);
        var known = familiar.nameLists().find(digest);
        if (known == null || !tokens.leave(known.text())) {
            known = newNames(digest);
        }
        names = known;
        nameCount = known.size();
    }

    /// Like [#readNames], and objects to a list of none.
    void readSomeNames(Key list) throws RefusedException {
        readNames();
        if (nameCount == 0) {
            objections.emptyList(() -> at(list));
        }
    }

    void readTypes() throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        int digest = tokens.place().digest(LONGEST_DIGESTED);
        var known = familiar.typeLists().find(digest);
        types = known != null && tokens.leave(known.text()) ? known : newTypes(digest);
    }

    void readValues() throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        var texts = new @Nullable String[nameCount > 0 ? nameCount : 8];
        int count = 0;
        while (tokens.nextElement()) {
            if (count == texts.length) {
                texts = Arrays.copyOf(texts, 2 * count);
            }
            texts[count] = scalars.value();
            count++;
        }
        values = texts;
        valueCount = count;
    }

    void readIntegers(Key list, long least, long most) throws RefusedException {
        readAside(list, () -> scalars.integer(least, most));
    }

    void readBooleans(Key list) throws RefusedException {
        readAside(list, scalars::bool);
    }

    void readOptionalStrings(Key list) throws RefusedException {
        readAside(list, scalars::stringOrNull);
    }

    /// Objects to lists that differ in length, and to values that don't fit their types.
    void check(Key namesList, Key typesList, Key valuesList) {
        if (nameCount < 0) {
            return;
        }
        if (types != null) {
            checkLength(namesList, typesList, types.size());
            checkFits(types, valuesList);
        }
        if (valueCount >= 0) {
            checkLength(namesList, valuesList, valueCount);
        }
        for (var aside : asides) {
            // The plugin prints no optionals, but an empty list, where it leaves out the types.
            if (aside.size() > 0 || aside.key() != Key.COLUMN_OPTIONALS) {
                checkLength(namesList, aside.key(), aside.size());
            }
        }
    }

    /// The names alone; none where they were not read.
    List<Identifier> names() {
        return names == null ? List.of() : names.names();
    }

    /// To be called only where nothing was objected to.
    Columns columns() {
        if (names == null) {
            throw new IllegalStateException("A row has names, and nothing was objected to.");
        }
        return new Columns(names.shape(types), values);
    }

    private NameList newNames(int digest) throws RefusedException {
        int start = tokens.place().at();
        int before = objections.total();
        var list = new ArrayList<Identifier>();
        var seen = new HashSet<Identifier>();
        int size = 0;
        while (tokens.nextElement()) {
            var name = scalars.identifier();
            if (name != null) {
                list.add(name);
                if (!seen.add(name)) {
                    objections.duplicateColumn(tokens::pointer);
                }
            }
            size++;
        }
        var read = new NameList(tokens.place().since(start), list, size);
        return objections.total() == before ? familiar.nameLists().keep(digest, read) : read;
    }

    private TypeList newTypes(int digest) throws RefusedException {
        int start = tokens.place().at();
        int before = objections.total();
        var spellings = new ArrayList<@Nullable String>();
        var list = new ArrayList<SqlType>();
        while (tokens.nextElement()) {
            int beforeThis = objections.total();
            var spelling = scalars.string();
            spellings.add(spelling);
            list.add(objections.total() == beforeThis ? Fitting.type(spelling, objections, tokens::pointer) : UNKNOWN);
        }
        var read = new TypeList(tokens.place().since(start), spellings, list);
        return objections.total() == before ? familiar.typeLists().keep(digest, read) : read;
    }

    private interface ElementReader {
        void read() throws RefusedException;
    }

    private void readAside(Key list, ElementReader element) throws RefusedException {
        if (!scalars.isList()) {
            return;
        }
        int digest = tokens.place().digest(LONGEST_DIGESTED) ^ list.hashCode();
        var known = familiar.asides().find(digest);
        if (known == null || known.key() != list || !tokens.leave(known.text())) {
            int start = tokens.place().at();
            int before = objections.total();
            int size = 0;
            while (tokens.nextElement()) {
                element.read();
                size++;
            }
            known = new Aside(tokens.place().since(start), list, size);
            if (objections.total() == before) {
                familiar.asides().keep(digest, known);
            }
        }
        if (asides.isEmpty()) {
            asides = new ArrayList<>(4);
        }
        asides.add(known);
    }

    private void checkLength(Key namesList, Key list, int size) {
        if (size != nameCount) {
            objections.object(
                    ViolationCode.LENGTH_MISMATCH,
                    () -> at(list),
                    () -> "The length of this list is " + size + " and that of \"" + namesList.text() + "\" is "
                            + nameCount + "; send one element for each column.");
        }
    }

    private void checkFits(TypeList types, Key valuesList) {
        for (int i = 0; i < valueCount && i < types.size(); i++) {
            var value = values[i];
            if (value != null) {
                int index = i;
                Fitting.check(
                        value,
                        types.types().get(i),
                        types.spelling(i),
                        objections,
                        () -> JsonPointer.element(at(valuesList), index));
            }
        }
    }

    private String at(Key list) {
        return JsonPointer.member(pointer.get(), list.text());
    }
}
