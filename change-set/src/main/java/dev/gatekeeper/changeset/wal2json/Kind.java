package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of change that format 1 has, and the shape of each.
@SuppressWarnings("ImmutableEnumChecker") // A shape is a record of two numbers.
enum Kind {
    INSERT("insert", row(Shape.set(KIND, TABLE, COLUMN_NAMES, COLUMN_VALUES))),
    UPDATE("update", row(Shape.set(KIND, TABLE, COLUMN_NAMES, COLUMN_VALUES, OLD_KEYS))),
    DELETE("delete", new Shape(Shape.set(KIND, TABLE, OLD_KEYS), Shape.set(SCHEMA, PK))),
    MESSAGE("message", new Shape(Shape.set(KIND, TRANSACTIONAL, PREFIX, CONTENT), 0));

    /// By their spelling.
    static final Words<Kind> WORDS =
            new Words<>(Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.text, Function.identity())));

    private final String text;
    private final Shape shape;
    private final Shape typedShape;

    Kind(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
        this.typedShape = (shape.allowed() & COLUMN_TYPES.bit()) != 0 ? shape.requiring(COLUMN_TYPES) : shape;
    }

    /// @param requireTypes whether a row must come with its columns' types
    Shape shape(boolean requireTypes) {
        return requireTypes ? typedShape : shape;
    }

    private static Shape row(long required) {
        return new Shape(
                required,
                Shape.set(
                        SCHEMA,
                        COLUMN_TYPES,
                        COLUMN_TYPE_OIDS,
                        COLUMN_POSITIONS,
                        COLUMN_OPTIONALS,
                        COLUMN_DEFAULTS,
                        PK));
    }
}
