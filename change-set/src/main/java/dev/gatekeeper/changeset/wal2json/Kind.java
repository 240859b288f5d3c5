package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Key.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of change that format 1 has, and the shape of each.
@SuppressWarnings("ImmutableEnumChecker") // A shape copies its sets, and shows them unmodifiable.
enum Kind {
    INSERT("insert", row(EnumSet.of(KIND, TABLE, COLUMN_NAMES, COLUMN_VALUES))),
    UPDATE("update", row(EnumSet.of(KIND, TABLE, COLUMN_NAMES, COLUMN_VALUES, OLD_KEYS))),
    DELETE("delete", new Shape(EnumSet.of(KIND, TABLE, OLD_KEYS), EnumSet.of(SCHEMA, PK))),
    MESSAGE("message", new Shape(EnumSet.of(KIND, TRANSACTIONAL, PREFIX, CONTENT), EnumSet.noneOf(Key.class)));

    private static final Map<String, Kind> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.text, Function.identity()));

    private final String text;
    private final Shape shape;
    private final Shape typedShape;

    Kind(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
        this.typedShape = shape.allowed().contains(COLUMN_TYPES) ? shape.requiring(COLUMN_TYPES) : shape;
    }

    /// The kind that is spelled like this.
    static Optional<Kind> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /// @param requireTypes whether a row must come with its columns' types
    Shape shape(boolean requireTypes) {
        return requireTypes ? typedShape : shape;
    }

    private static Shape row(EnumSet<Key> required) {
        return new Shape(
                required,
                EnumSet.of(
                        SCHEMA,
                        COLUMN_TYPES,
                        COLUMN_TYPE_OIDS,
                        COLUMN_POSITIONS,
                        COLUMN_OPTIONALS,
                        COLUMN_DEFAULTS,
                        PK));
    }
}
