package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one element of format 1's `change`. The keys may come in any order, so each is read by its own rule,
/// and only at the end, when the kind is known, are they held against what that kind may and must have.
final class ChangeReader {

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;
    private final int index;

    private final Members members = new Members();
    private final RowReader row;
    private @Nullable RowReader oldKeys;
    private List<Identifier> primaryKey = List.of();
    private @Nullable Kind kind;
    private @Nullable KnownName schema;
    private @Nullable KnownName table;
    private String prefix = "";
    private String content = "";

    /// @param index the change's place in the list
    ChangeReader(ScalarReader scalars, ParserSettings settings, int index) {
        this.scalars = scalars;
        this.settings = settings;
        this.index = index;
        tokens = scalars.tokens();
        objections = scalars.objections();
        row = new RowReader(scalars, this::pointer);
    }

    /// The change, or null where it was objected to.
    @Nullable
    Change read() throws RefusedException {
        if (!scalars.isObject()) {
            return null;
        }
        var start = objections.mark();
        while (members.next(tokens)) {
            readMember(members.current());
        }
        if (kind == null) {
            objections.forgetSince(start);
            if (members.has(KIND)) {
                objections.unknownKind(() -> at(KIND));
            } else {
                objections.missingKey(this::pointer, KIND.text());
            }
            return null;
        }
        members.check(kind.shape(settings.requireTypes()), this::pointer, objections);
        row.check(COLUMN_NAMES, COLUMN_TYPES, COLUMN_VALUES);
        return objections.total() == start.total() ? change(kind) : null;
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case KIND -> readKind();
            case SCHEMA -> schema = scalars.name();
            case TABLE -> table = scalars.name();
            case COLUMN_NAMES -> row.readSomeNames(key);
            case COLUMN_TYPES -> row.readTypes();
            case COLUMN_TYPE_OIDS -> row.readIntegers(key, 0, ScalarReader.MOST_UNSIGNED);
            case COLUMN_POSITIONS -> row.readIntegers(key, 1, ScalarReader.MOST_COLUMNS);
            case COLUMN_OPTIONALS -> row.readBooleans(key);
            case COLUMN_DEFAULTS -> row.readOptionalStrings(key);
            case COLUMN_VALUES -> row.readValues();
            case PK -> readPrimaryKey();
            case OLD_KEYS -> readOldKeys();
            case TRANSACTIONAL -> scalars.bool();
            case PREFIX -> prefix = scalars.string();
            case CONTENT -> content = scalars.string();
            case null, default -> tokens.skip();
        }
    }

    private void readKind() throws RefusedException {
        if (tokens.current() == JsonToken.STRING) {
            kind = tokens.scalar().among(Kind.WORDS);
        } else {
            tokens.skip();
        }
    }

    private void readPrimaryKey() throws RefusedException {
        if (!scalars.isObject()) {
            return;
        }
        var reader = new RowReader(scalars, () -> at(PK));
        var inside = new Members();
        while (inside.next(tokens)) {
            switch (inside.current()) {
                case PK_NAMES -> reader.readNames();
                case PK_TYPES -> reader.readTypes();
                case null, default -> tokens.skip();
            }
        }
        inside.check(Shape.PRIMARY_KEY, () -> at(PK), objections);
        reader.check(PK_NAMES, PK_TYPES, PK_NAMES);
        primaryKey = reader.names();
    }

    private void readOldKeys() throws RefusedException {
        if (!scalars.isObject()) {
            return;
        }
        var reader = new RowReader(scalars, () -> at(OLD_KEYS));
        var inside = new Members();
        while (inside.next(tokens)) {
            switch (inside.current()) {
                case KEY_NAMES -> reader.readSomeNames(KEY_NAMES);
                case KEY_TYPES -> reader.readTypes();
                case KEY_TYPE_OIDS -> reader.readIntegers(KEY_TYPE_OIDS, 0, ScalarReader.MOST_UNSIGNED);
                case KEY_VALUES -> reader.readValues();
                case null, default -> tokens.skip();
            }
        }
        inside.check(settings.requireTypes() ? Shape.TYPED_OLD_KEY : Shape.OLD_KEY, () -> at(OLD_KEYS), objections);
        reader.check(KEY_NAMES, KEY_TYPES, KEY_VALUES);
        oldKeys = reader;
    }

    private Change change(Kind kind) {
        return switch (kind) {
            case INSERT -> new Change.Insert(tableName(), row.columns(), primaryKey);
            case UPDATE -> new Change.Update(tableName(), row.columns(), oldKeys(), primaryKey);
            case DELETE -> new Change.Delete(tableName(), oldKeys());
            case MESSAGE -> new Change.Message(prefix, content);
        };
    }

    private TableName tableName() {
        return sound(table).in(schema == null ? settings.defaultSchema() : schema.identifier());
    }

    private OldKeys oldKeys() {
        return new OldKeys(sound(oldKeys).columns());
    }

    private static <T> T sound(@Nullable T required) {
        return Objects.requireNonNull(required, "The shape requires it, and nothing was objected to.");
    }

    private String pointer() {
        return JsonPointer.element("/change", index);
    }

    private String at(Key key) {
        return JsonPointer.member(pointer(), key.text());
    }
}
