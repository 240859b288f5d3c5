package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads one line of format 2. The keys may come in any order, so each is read by its own rule, and only at the
/// end, when the action is known, are they held against what that action may and must have.
final class TupleReader {

    private final JsonTokens tokens;
    private final Objections objections;
    private final ScalarReader scalars;
    private final ParserSettings settings;
    private final String pointer;

    private final Members members = new Members();
    private final EnumSet<Key> nulls = EnumSet.noneOf(Key.class);
    private Optional<Action> action = Optional.empty();
    private OptionalLong xid = OptionalLong.empty();
    private Optional<String> lsn = Optional.empty();
    private Optional<String> nextLsn = Optional.empty();
    private @Nullable String schema;
    private String table = "";
    private Row columns = Row.NONE;
    private Row identity = Row.NONE;
    private String prefix = "";
    private String content = "";

    /// @param pointer the line's place in the payload
    TupleReader(JsonTokens tokens, Objections objections, ParserSettings settings, String pointer) {
        this.tokens = tokens;
        this.objections = objections;
        this.settings = settings;
        this.pointer = pointer;
        scalars = new ScalarReader(tokens, objections);
    }

    /// Reads all of the line.
    Tuple read() throws RefusedException {
        var start = objections.mark();
        tokens.nextValue();
        if (scalars.isObject()) {
            while (members.next(tokens)) {
                readMember(members.current());
            }
            checkShape(start);
        }
        tokens.end();
        return objections.hasAnySince(start) || action.isEmpty() ? new Tuple.Flawed(action) : tuple(action.get());
    }

    private void checkShape(Objections.Mark start) {
        if (action.isPresent()) {
            members.check(action.get().shape(), pointer, objections);
            checkNulls(action.get());
            return;
        }
        objections.forgetSince(start);
        if (members.has(ACTION)) {
            objections.unknownAction(() -> at(ACTION));
        } else {
            objections.missingKey(() -> pointer, ACTION.text());
        }
    }

    /// A message that belongs to no transaction has nulls where others say which one they belong to.
    private void checkNulls(Action action) {
        if (action == Action.MESSAGE) {
            return;
        }
        for (var key : nulls) {
            objections.wrongType(() -> at(key), key == TIMESTAMP ? "a string" : "a whole number");
        }
    }

    private void readMember(@Nullable Key key) throws RefusedException {
        switch (key) {
            case ACTION -> readAction();
            case XID -> {
                if (isNotNull(key)) {
                    xid = OptionalLong.of(scalars.integer(0, ScalarReader.MOST_UNSIGNED));
                }
            }
            case TIMESTAMP -> {
                if (isNotNull(key)) {
                    scalars.string();
                }
            }
            case ORIGIN -> {
                if (isNotNull(key)) {
                    scalars.integer(0, ScalarReader.MOST_ORIGIN);
                }
            }
            case LSN -> lsn = Optional.of(scalars.lsn());
            case NEXTLSN -> nextLsn = Optional.of(scalars.lsn());
            case SCHEMA -> schema = scalars.identifier();
            case TABLE -> table = scalars.identifier();
            case COLUMNS -> columns = columns(key).readSome(requiringTypes(Shape.COLUMN, Shape.TYPED_COLUMN));
            case IDENTITY ->
                identity = columns(key).readSome(requiringTypes(Shape.IDENTITY_COLUMN, Shape.TYPED_IDENTITY_COLUMN));
            case PK -> columns(key).read(Shape.PRIMARY_KEY_COLUMN);
            case TRANSACTIONAL -> scalars.bool();
            case PREFIX -> prefix = scalars.string();
            case CONTENT -> content = scalars.string();
            case null, default -> tokens.skip();
        }
    }

    private void readAction() throws RefusedException {
        if (tokens.current() == JsonToken.VALUE_STRING) {
            action = Action.named(tokens.text());
        } else {
            tokens.skip();
        }
    }

    private boolean isNotNull(Key key) {
        if (tokens.current() == JsonToken.VALUE_NULL) {
            nulls.add(key);
            return false;
        }
        return true;
    }

    private ColumnsReader columns(Key key) {
        return new ColumnsReader(scalars, objections, at(key));
    }

    private Shape requiringTypes(Shape shape, Shape typed) {
        return settings.requireTypes() ? typed : shape;
    }

    private Tuple tuple(Action action) {
        return switch (action) {
            case BEGIN -> new Tuple.Begin(xid, nextLsn);
            case COMMIT -> new Tuple.Commit(xid, nextLsn);
            case INSERT -> changed(new Change.Insert(tableName(), columns.columns()));
            case UPDATE -> changed(new Change.Update(tableName(), columns.columns(), new OldKeys(identity.columns())));
            case DELETE -> changed(new Change.Delete(tableName(), new OldKeys(identity.columns())));
            case TRUNCATE -> changed(new Change.Truncate(List.of(tableName())));
            case MESSAGE -> changed(new Change.Message(prefix, content));
        };
    }

    private Tuple changed(Change change) {
        return new Tuple.Changed(change, lsn);
    }

    private TableName tableName() {
        return new TableName(schema == null ? settings.defaultSchema() : new Identifier(schema), new Identifier(table));
    }

    private String at(Key key) {
        return JsonPointer.member(pointer, key.text());
    }
}
