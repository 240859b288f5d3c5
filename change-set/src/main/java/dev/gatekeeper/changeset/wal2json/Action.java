package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a line of format 2 tells, and the shape of each such line.
@SuppressWarnings("ImmutableEnumChecker") // A shape is a record of two numbers.
enum Action {
    BEGIN("B", shape(0, Shape.set(NEXTLSN))),
    COMMIT("C", shape(0, Shape.set(NEXTLSN))),
    INSERT("I", shape(Shape.set(TABLE, COLUMNS), Shape.set(SCHEMA, PK))),
    UPDATE("U", shape(Shape.set(TABLE, COLUMNS, IDENTITY), Shape.set(SCHEMA, PK))),
    DELETE("D", shape(Shape.set(TABLE, IDENTITY), Shape.set(SCHEMA, PK))),
    TRUNCATE("T", shape(Shape.set(TABLE), Shape.set(SCHEMA))),
    MESSAGE("M", shape(Shape.set(TRANSACTIONAL, PREFIX, CONTENT), 0));

    /// By their spelling.
    static final Words<Action> WORDS =
            new Words<>(Arrays.stream(values()).collect(Collectors.toMap(action -> action.text, Function.identity())));

    private final String text;
    private final Shape shape;

    Action(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    private static Shape shape(long required, long optional) {
        return new Shape(required | ACTION.bit(), optional | Shape.set(XID, TIMESTAMP, ORIGIN, LSN));
    }
}
