package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a line of format 2 tells, and the shape of each such line.
@SuppressWarnings("ImmutableEnumChecker") // A shape copies its sets, and shows them unmodifiable.
enum Action {
    BEGIN("B", shape(EnumSet.noneOf(Key.class), EnumSet.of(NEXTLSN))),
    COMMIT("C", shape(EnumSet.noneOf(Key.class), EnumSet.of(NEXTLSN))),
    INSERT("I", shape(EnumSet.of(TABLE, COLUMNS), EnumSet.of(SCHEMA, PK))),
    UPDATE("U", shape(EnumSet.of(TABLE, COLUMNS, IDENTITY), EnumSet.of(SCHEMA, PK))),
    DELETE("D", shape(EnumSet.of(TABLE, IDENTITY), EnumSet.of(SCHEMA, PK))),
    TRUNCATE("T", shape(EnumSet.of(TABLE), EnumSet.of(SCHEMA))),
    MESSAGE("M", shape(EnumSet.of(TRANSACTIONAL, PREFIX, CONTENT), EnumSet.noneOf(Key.class)));

    private static final Map<String, Action> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(action -> action.text, Function.identity()));

    private final String text;
    private final Shape shape;

    Action(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    /// The action that is spelled like this.
    static Optional<Action> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    Shape shape() {
        return shape;
    }

    private static Shape shape(EnumSet<Key> required, EnumSet<Key> optional) {
        required.add(ACTION);
        optional.addAll(EnumSet.of(XID, TIMESTAMP, ORIGIN, LSN));
        return new Shape(required, optional);
    }
}
