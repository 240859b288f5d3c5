package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import java.util.List;
import java.util.Objects;
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

    private final Members members = new Members();
    private long nulls;
    private @Nullable Action action;
    private OptionalLong xid = OptionalLong.empty();
    private Optional<String> lsn = Optional.empty();
    private Optional<String> nextLsn = Optional.empty();
    private @Nullable KnownName schema;
    private @Nullable KnownName table;
    private @Nullable Columns columns;
    private @Nullable Columns identity;
    private List<Identifier> primaryKey = List.of();
    private String prefix = "";
    private String content = "";

    TupleReader(ScalarReader scalars, ParserSettings settings) {
        this.scalars = scalars;
        this.settings = settings;
        tokens = scalars.tokens();
        objections = scalars.objections();
    }

    /// Reads all of the line.
    Tuple read() throws RefusedException {
        var start = objections.mark();
        tokens.value();
        if (scalars.isObject()) {
            while (members.next(tokens)) {
                readMember(members.current());
            }
            checkShape(start);
        }
        tokens.endText();
        return action == null || objections.total() > start.total()
                ? new Tuple.Flawed(Optional.ofNullable(action))
                : tuple(action);
    }

    private void checkShape(Objections.Mark start) {
        if (action != null) {
            members.check(action.shape(), tokens::base, objections);
            checkNulls(action);
            return;
        }
        objections.forgetSince(start);
        if (members.has(ACTION)) {
            objections.unknownAction(() -> at(ACTION));
        } else {
            objections.missingKey(tokens::base, ACTION.text());
        }
    }

    /// A message that belongs to no transaction has nulls where others say which one they belong to.
    private void checkNulls(Action action) {
        if (nulls != 0 && action != Action.MESSAGE) {
            for (var key : Shape.keys(nulls)) {
                objections.wrongType(() -> at(key), key == TIMESTAMP ? "a string" : "a whole number");
            }
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
                    scalars.anyString();
                }
            }
            case ORIGIN -> {
                if (isNotNull(key)) {
                    scalars.integer(0, ScalarReader.MOST_ORIGIN);
                }
            }
            case LSN -> lsn = Optional.of(scalars.lsn());
            case NEXTLSN -> nextLsn = Optional.of(scalars.lsn());
            case SCHEMA -> schema = scalars.name();
            case TABLE -> table = scalars.name();
            case COLUMNS -> columns = row(Shape.COLUMN, Shape.TYPED_COLUMN);
            case IDENTITY -> identity = row(Shape.IDENTITY_COLUMN, Shape.TYPED_IDENTITY_COLUMN);
            case PK -> primaryKey = new ColumnsReader(scalars).readPrimaryKey(Shape.PRIMARY_KEY_COLUMN);
            case TRANSACTIONAL -> scalars.bool();
            case PREFIX -> prefix = scalars.string();
            case CONTENT -> content = scalars.string();
            case null, default -> tokens.skip();
        }
    }

    private void readAction() throws RefusedException {
        if (tokens.current() == JsonToken.STRING) {
            action = tokens.scalar().among(Action.WORDS);
        } else {
            tokens.skip();
        }
    }

    private boolean isNotNull(Key key) {
        if (tokens.current() == JsonToken.NULL) {
            nulls |= key.bit();
            return false;
        }
        return true;
    }

    private @Nullable Columns row(Shape shape, Shape typed) throws RefusedException {
        return new ColumnsReader(scalars).read(settings.requireTypes() ? typed : shape);
    }

    private Tuple tuple(Action action) {
        return switch (action) {
            case BEGIN -> new Tuple.Begin(xid, nextLsn);
            case COMMIT -> new Tuple.Commit(xid, nextLsn);
            case INSERT -> changed(new Change.Insert(tableName(), sound(columns), primaryKey));
            case UPDATE ->
                changed(new Change.Update(tableName(), sound(columns), new OldKeys(sound(identity)), primaryKey));
            case DELETE -> changed(new Change.Delete(tableName(), new OldKeys(sound(identity))));
            case TRUNCATE -> changed(new Change.Truncate(List.of(tableName())));
            case MESSAGE -> changed(new Change.Message(prefix, content));
        };
    }

    private Tuple changed(Change change) {
        return new Tuple.Changed(change, lsn);
    }

    private TableName tableName() {
        return sound(table).in(schema == null ? settings.defaultSchema() : schema.identifier());
    }

    private static <T> T sound(@Nullable T required) {
        return Objects.requireNonNull(required, "The shape requires it, and nothing was objected to.");
    }

    private String at(Key key) {
        return JsonPointer.member(tokens.base(), key.text());
    }
}
