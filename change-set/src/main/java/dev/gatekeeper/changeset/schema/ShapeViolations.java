package dev.gatekeeper.changeset.schema;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.Collection;
import java.util.stream.Collectors;

/// The sentences for what breaks the schema: one wording, whoever finds it.
public final class ShapeViolations {

    private ShapeViolations() {}

    public static Violation missingKey(String pointer, String key) {
        return new Violation(ViolationCode.MISSING_KEY, pointer, "The key \"" + key + "\" is missing; add it.");
    }

    /// @param pointer the place of the key that does not belong
    public static Violation unknownKey(String pointer, Collection<String> known) {
        return new Violation(
                ViolationCode.UNKNOWN_KEY,
                pointer,
                "This key does not belong here; remove it or mend its spelling. Known here: "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
    }

    /// @param wanted with its article, such as `a string`
    public static Violation wrongType(String pointer, String wanted) {
        return new Violation(
                ViolationCode.WRONG_TYPE, pointer, "A value of another type belongs here; send " + wanted + ".");
    }

    public static Violation unknownKind(String pointer) {
        return new Violation(
                ViolationCode.UNKNOWN_KIND,
                pointer,
                "This is not a kind of change; send \"insert\", \"update\", \"delete\" or \"message\".");
    }

    public static Violation unknownAction(String pointer) {
        return new Violation(
                ViolationCode.UNKNOWN_KIND,
                pointer,
                "This is not an action; send \"B\", \"C\", \"I\", \"U\", \"D\", \"T\" or \"M\".");
    }

    public static Violation outOfRange(String pointer, long least, long most) {
        return new Violation(
                ViolationCode.OUT_OF_RANGE,
                pointer,
                "This number is out of range; send a whole number from " + least + " to " + most + ".");
    }

    public static Violation emptyList(String pointer) {
        return new Violation(
                ViolationCode.OUT_OF_RANGE, pointer, "This list is empty; send one with at least one column.");
    }
}
