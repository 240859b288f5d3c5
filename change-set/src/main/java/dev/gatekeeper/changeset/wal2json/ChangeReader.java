package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import org.jspecify.annotations.Nullable;

/// Reads one element of `change`. The keys may come in any order, so each is read by its own rule, and only at the end,
/// when the kind is known, are they held against what that kind may and must have.
final class ChangeReader {

    /// PostgreSQL's MaxHeapAttributeNumber: no column stands further right.
    private static final int MOST_COLUMNS = 1_600;

    private static final long MOST_OID = 4_294_967_295L;

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;
    private final String pointer;

    private final Members members = new Members();
    private final RowReader row;
    private @Nullable RowReader oldKeys;
    private @Nullable String kind;
    private @Nullable String schema;
    private String table = "";
    private String prefix = "";
    private String content = "";

    ChangeReader(JsonTokens tokens, Objections objections, ParserSettings settings, int index) {
        this.tokens = tokens;
        this.objections = objections;
        this.settings = settings;
        pointer = JsonPointer.element("/change", index);
        scalars = new ScalarReader(tokens, objections);
        row = new RowReader(scalars, objections, pointer);
    }

    /// The change, or null where it was objected to.
    @Nullable
    Change read() throws RefusedException {
        if (tokens.current() != JsonToken.START_OBJECT) {
            objections.wrongType(() -> pointer, "an object");
            tokens.skip();
            return null;
        }
        var start = objections.mark();
        while (members.next(tokens)) {
            readMember(members.current());
        }
        var shape = shape();
        if (shape == null) {
            objections.forgetSince(start);
            if (members.has(KIND)) {
                objections.unknownKind(() -> at(KIND));
            } else {
                objections.missingKey(() -> pointer, KIND.text());
            }
            return null;
        }
        members.check(shape, pointer, objections);
        row.checkSense(COLUMN_NAMES, COLUMN_TYPES, COLUMN_VALUES);
        return objections.hasAnySince(start) ? null : change();
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case KIND -> kind = tokens.current() == JsonToken.VALUE_STRING ? tokens.text() : skipped();
            case SCHEMA -> schema = scalars.identifier(() -> at(SCHEMA));
            case TABLE -> table = scalars.identifier(() -> at(TABLE));
            case COLUMN_NAMES -> row.readSomeNames(key);
            case COLUMN_TYPES -> row.readTypes(key);
            case COLUMN_TYPE_OIDS -> row.readIntegers(key, 0, MOST_OID);
            case COLUMN_POSITIONS -> row.readIntegers(key, 1, MOST_COLUMNS);
            case COLUMN_OPTIONALS -> row.readBooleans(key);
            case COLUMN_DEFAULTS -> row.readOptionalStrings(key);
            case COLUMN_VALUES -> row.readValues(key);
            case PK -> readPrimaryKey();
            case OLD_KEYS -> readOldKeys();
            case TRANSACTIONAL -> scalars.bool(() -> at(TRANSACTIONAL));
            case PREFIX -> prefix = scalars.string(() -> at(PREFIX));
            case CONTENT -> content = scalars.string(() -> at(CONTENT));
            case null, default -> tokens.skip();
        }
    }

    private @Nullable String skipped() throws RefusedException {
        tokens.skip();
        return null;
    }

    private void readPrimaryKey() throws RefusedException {
        if (isNoObject(PK)) {
            return;
        }
        var primaryKey = new RowReader(scalars, objections, at(PK));
        var inside = new Members();
        while (inside.next(tokens)) {
            switch (inside.current()) {
                case PK_NAMES -> primaryKey.readNames(PK_NAMES);
                case PK_TYPES -> primaryKey.readTypes(PK_TYPES);
                case null, default -> tokens.skip();
            }
        }
        inside.check(Shape.PRIMARY_KEY, at(PK), objections);
        primaryKey.checkSense(PK_NAMES, PK_TYPES, PK_NAMES);
    }

    private void readOldKeys() throws RefusedException {
        if (isNoObject(OLD_KEYS)) {
            return;
        }
        var reader = new RowReader(scalars, objections, at(OLD_KEYS));
        var inside = new Members();
        while (inside.next(tokens)) {
            switch (inside.current()) {
                case KEY_NAMES -> reader.readSomeNames(KEY_NAMES);
                case KEY_TYPES -> reader.readTypes(KEY_TYPES);
                case KEY_TYPE_OIDS -> reader.readIntegers(KEY_TYPE_OIDS, 0, MOST_OID);
                case KEY_VALUES -> reader.readValues(KEY_VALUES);
                case null, default -> tokens.skip();
            }
        }
        inside.check(typed(Shape.OLD_KEY, KEY_TYPES), at(OLD_KEYS), objections);
        reader.checkSense(KEY_NAMES, KEY_TYPES, KEY_VALUES);
        oldKeys = reader;
    }

    private boolean isNoObject(Key key) throws RefusedException {
        if (tokens.current() == JsonToken.START_OBJECT) {
            return false;
        }
        objections.wrongType(() -> at(key), "an object");
        tokens.skip();
        return true;
    }

    private @Nullable Shape shape() {
        return switch (kind) {
            case "insert" -> typed(Shape.INSERT, COLUMN_TYPES);
            case "update" -> typed(Shape.UPDATE, COLUMN_TYPES);
            case "delete" -> Shape.DELETE;
            case "message" -> Shape.MESSAGE;
            case null, default -> null;
        };
    }

    private Shape typed(Shape shape, Key types) {
        return settings.requireTypes() ? shape.requiring(types) : shape;
    }

    private @Nullable Change change() {
        return switch (kind) {
            case "insert" -> new Change.Insert(tableName(), row.columns());
            case "update" -> new Change.Update(tableName(), row.columns(), oldKeys());
            case "delete" -> new Change.Delete(tableName(), oldKeys());
            case "message" -> new Change.Message(prefix, content);
            case null, default -> null;
        };
    }

    private TableName tableName() {
        return new TableName(schema == null ? settings.defaultSchema() : new Identifier(schema), new Identifier(table));
    }

    private OldKeys oldKeys() {
        if (oldKeys == null) {
            throw new IllegalStateException("The shape requires old keys, and nothing was objected to.");
        }
        return new OldKeys(oldKeys.columns());
    }

    private String at(Key key) {
        return JsonPointer.member(pointer, key.text());
    }
}
