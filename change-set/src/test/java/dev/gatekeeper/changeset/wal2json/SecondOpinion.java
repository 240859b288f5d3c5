package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a payload is, according to Jackson, the published schema and the sense checks as [ReferenceCheck] has them:
/// any bytes will do.
enum SecondOpinion {
    NOT_JSON,
    NO_CHANGE_SET,
    CHANGE_SET;

    private static final Map<Format, ChangeSetSchema> REQUIRING_TYPES = schemas(true);
    private static final Map<Format, ChangeSetSchema> NOT_REQUIRING_TYPES = schemas(false);

    static SecondOpinion of(Format format, boolean requireTypes, byte[] payload) {
        var texts = texts(format, payload);
        var trees = texts.stream().map(RawTree::read).flatMap(Optional::stream).toList();
        if (texts.isEmpty() || trees.size() < texts.size()) {
            return NOT_JSON;
        }
        var schema = (requireTypes ? REQUIRING_TYPES : NOT_REQUIRING_TYPES).get(format);
        var shaped = texts.stream()
                .allMatch(text -> schema != null
                        && schema.violations(StrictUtf8.decode(text)).isEmpty());
        return shaped && makesSense(format, trees) ? CHANGE_SET : NO_CHANGE_SET;
    }

    private static boolean makesSense(Format format, List<JsonNode> trees) {
        return switch (format) {
            case WAL2JSON_1 -> ReferenceCheck.makesSense(trees.getFirst());
            case WAL2JSON_2 -> ReferenceCheck.makesSense(trees);
        };
    }

    /// One document, or lines that are not blank.
    private static List<byte[]> texts(Format format, byte[] payload) {
        return switch (format) {
            case WAL2JSON_1 -> List.of(payload);
            case WAL2JSON_2 ->
                Arrays.stream(new String(payload, StandardCharsets.ISO_8859_1).split("\n", -1))
                        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                        .filter(line -> !MemberScan.isBlank(line))
                        .toList();
        };
    }

    /// @throws AssertionError where the parser is of another opinion
    void orThrow(ParseResult result) {
        var first = switch (result) {
            case ParseResult.Valid _ -> CHANGE_SET;
            case ParseResult.Invalid _ -> NO_CHANGE_SET;
            case ParseResult.NotJson _ -> NOT_JSON;
        };
        if (first != this) {
            throw new AssertionError("The parser says " + result + ", and schema and sense checks say " + this + ".");
        }
    }

    private static Map<Format, ChangeSetSchema> schemas(boolean requireTypes) {
        var schemas = new EnumMap<Format, ChangeSetSchema>(Format.class);
        for (var format : Format.values()) {
            schemas.put(format, ChangeSetSchema.load(format, requireTypes));
        }
        return schemas;
    }
}
