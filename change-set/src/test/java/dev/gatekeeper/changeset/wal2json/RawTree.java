package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads bytes as strict JSON in UTF-8, with Jackson, into a tree whose numbers are spelled as they were.
final class RawTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonTokens.MOST_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private RawTree() {}

    /// One document, and nothing behind it; empty where the bytes are not that.
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (var parser = JSON.createParser(text)) {
                if (parser.nextToken() == null) {
                    return Optional.empty();
                }
                var tree = value(parser);
                return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = NODES.objectNode();
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawNumber(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    /// Of a number that the checks don't reckon with, only the spelling counts.
    private static final class RawNumber extends DecimalNode {

        private static final long serialVersionUID = 1;
        private static final Pattern SMALL_INTEGER = Pattern.compile("-?[0-9]{1,20}");

        private final String spelling;

        RawNumber(String spelling) {
            super(SMALL_INTEGER.matcher(spelling).matches() ? new BigDecimal(spelling) : BigDecimal.ZERO);
            this.spelling = spelling;
        }

        @Override
        public String asText() {
            return spelling;
        }
    }
}
