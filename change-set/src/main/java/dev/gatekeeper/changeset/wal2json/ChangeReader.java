package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one element of format 1's `change`. The keys may come in any order, so each is read by its own rule,
/// and only at the end, when the kind is known, are they held against what that kind may and must have.
final class ChangeReader {

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;
    private final String pointer;

    private final Members members = new Members();
    private final RowReader rowReader;
    private Row row = Row.NONE;
    private Row oldKeys = Row.NONE;
    private Optional<Kind> kind = Optional.empty();
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
        rowReader = new RowReader(scalars, objections, pointer);
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
        if (kind.isEmpty()) {
            objections.forgetSince(start);
            if (members.has(KIND)) {
                objections.unknownKind(() -> at(KIND));
            } else {
                objections.missingKey(() -> pointer, KIND.text());
            }
            return null;
        }
        members.check(kind.get().shape(settings.requireTypes()), pointer, objections);
        row = rowReader.checked(COLUMN_NAMES, COLUMN_TYPES, COLUMN_VALUES);
        return objections.hasAnySince(start) ? null : change(kind.get());
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case KIND -> readKind();
            case SCHEMA -> schema = scalars.identifier();
            case TABLE -> table = scalars.identifier();
            case COLUMN_NAMES -> rowReader.readSomeNames(key);
            case COLUMN_TYPES -> rowReader.readTypes(key);
            case COLUMN_TYPE_OIDS -> rowReader.readIntegers(key, 0, ScalarReader.MOST_UNSIGNED);
            case COLUMN_POSITIONS -> rowReader.readIntegers(key, 1, ScalarReader.MOST_COLUMNS);
            case COLUMN_OPTIONALS -> rowReader.readBooleans(key);
            case COLUMN_DEFAULTS -> rowReader.readOptionalStrings(key);
            case COLUMN_VALUES -> rowReader.readValues(key);
            case PK -> readPrimaryKey();
            case OLD_KEYS -> readOldKeys();
            case TRANSACTIONAL -> scalars.bool();
            case PREFIX -> prefix = scalars.string();
            case CONTENT -> content = scalars.string();
            case null, default -> tokens.skip();
        }
    }

    private void readKind() throws RefusedException {
        if (tokens.current() == JsonToken.VALUE_STRING) {
            kind = Kind.named(tokens.text());
        } else {
            tokens.skip();
        }
    }

    private void readPrimaryKey() throws RefusedException {
        if (!scalars.isObject()) {
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
        primaryKey.checked(PK_NAMES, PK_TYPES, PK_NAMES);
    }

    private void readOldKeys() throws RefusedException {
        if (!scalars.isObject()) {
            return;
        }
        var reader = new RowReader(scalars, objections, at(OLD_KEYS));
        var inside = new Members();
        while (inside.next(tokens)) {
            switch (inside.current()) {
                case KEY_NAMES -> reader.readSomeNames(KEY_NAMES);
                case KEY_TYPES -> reader.readTypes(KEY_TYPES);
                case KEY_TYPE_OIDS -> reader.readIntegers(KEY_TYPE_OIDS, 0, ScalarReader.MOST_UNSIGNED);
                case KEY_VALUES -> reader.readValues(KEY_VALUES);
                case null, default -> tokens.skip();
            }
        }
        inside.check(settings.requireTypes() ? Shape.TYPED_OLD_KEY : Shape.OLD_KEY, at(OLD_KEYS), objections);
        oldKeys = reader.checked(KEY_NAMES, KEY_TYPES, KEY_VALUES);
    }

    private Change change(Kind kind) {
        return switch (kind) {
            case INSERT -> new Change.Insert(tableName(), row.columns());
            case UPDATE -> new Change.Update(tableName(), row.columns(), oldKeys());
            case DELETE -> new Change.Delete(tableName(), oldKeys());
            case MESSAGE -> new Change.Message(prefix, content);
        };
    }

    private TableName tableName() {
        return new TableName(schema == null ? settings.defaultSchema() : new Identifier(schema), new Identifier(table));
    }

    private OldKeys oldKeys() {
        return new OldKeys(oldKeys.columns());
    }

    private String at(Key key) {
        return JsonPointer.member(pointer, key.text());
    }
}
