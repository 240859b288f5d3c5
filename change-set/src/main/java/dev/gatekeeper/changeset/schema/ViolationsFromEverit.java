package dev.gatekeeper.changeset.schema;

import dev.gatekeeper.changeset.JsonPointer;
import dev.gatekeeper.changeset.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.NullSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.ReferenceSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.everit.json.schema.ValidationException;

/// Everit's tree of exceptions as a flat list of what to mend. Values are never echoed.
final class ViolationsFromEverit {

    private ViolationsFromEverit() {}

    static List<Violation> of(ValidationException broken) {
        var violations = new ArrayList<Violation>();
        collect(broken, violations);
        return violations;
    }

    private static void collect(ValidationException broken, List<Violation> violations) {
        // A value that fits none of several types is one violation, though everit counts one for each type.
        if (broken.getCausingExceptions().isEmpty() || "anyOf".equals(broken.getKeyword())) {
            violations.add(violation(broken));
        } else {
            broken.getCausingExceptions().forEach(cause -> collect(cause, violations));
        }
    }

    private static Violation violation(ValidationException broken) {
        var pointer = broken.getPointerToViolation().substring(1);
        var schema = broken.getViolatedSchema();
        return switch (broken.getKeyword()) {
            case "required" -> ShapeViolations.missingKey(pointer, bracketed(broken.getErrorMessage()));
            case "additionalProperties" ->
                ShapeViolations.unknownKey(
                        JsonPointer.member(pointer, bracketed(broken.getErrorMessage())),
                        ((ObjectSchema) schema).getPropertySchemas().keySet());
            case "enum" ->
                pointer.endsWith("/action")
                        ? ShapeViolations.unknownAction(pointer)
                        : ShapeViolations.unknownKind(pointer);
            case "minimum", "maximum" ->
                ShapeViolations.outOfRange(
                        pointer,
                        ((NumberSchema) schema).getMinimum().longValue(),
                        ((NumberSchema) schema).getMaximum().longValue());
            case "minItems" -> ShapeViolations.emptyList(pointer);
            case "type", "anyOf" -> ShapeViolations.wrongType(pointer, wanted(schema));
            default -> throw new IllegalStateException("The schema uses a keyword without a sentence", broken);
        };
    }

    /// Everit names a key only in its message, between brackets.
    private static String bracketed(String message) {
        return message.substring(message.indexOf('[') + 1, message.lastIndexOf(']'));
    }

    private static String wanted(Schema schema) {
        return switch (schema) {
            case StringSchema string -> "a string";
            case NumberSchema number -> number.requiresInteger() ? "a whole number" : "a number";
            case BooleanSchema bool -> "true or false";
            case NullSchema none -> "null";
            case ArraySchema list -> "a list";
            case ObjectSchema object -> "an object";
            case ReferenceSchema reference -> wanted(reference.getReferredSchema());
            case CombinedSchema several ->
                several.getSubschemas().stream()
                        .map(ViolationsFromEverit::wanted)
                        .sorted()
                        .collect(Collectors.joining(", or "));
            default -> "a value as the schema describes it";
        };
    }
}
