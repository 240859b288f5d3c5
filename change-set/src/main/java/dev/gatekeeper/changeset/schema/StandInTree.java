package dev.gatekeeper.changeset.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import org.json.JSONArray;
import org.json.JSONObject;

/// The tree on which everit judges. To judge a shape, of a number only its kind and its size count, so a
/// stand-in takes the place of each that is not a small integer: no number is converted, however long its
/// digits or its exponent.
final class StandInTree {

    private static final BigDecimal SOME_FRACTION = new BigDecimal("0.5");
    private static final BigInteger BEYOND_ANY_BOUND = BigInteger.TEN.pow(30);
    private static final int MOST_DIGITS_OF_A_LONG = 18;

    // The parser has held the document against its own bounds before.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private StandInTree() {}

    static Object of(CharBuffer document) {
        try (var parser = JSON.createParser(document.array(), document.arrayOffset(), document.remaining())) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("What is given to the schema has been read as JSON before.", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = new JSONObject();
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = new JSONArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.put(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> SOME_FRACTION;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JSONObject.NULL;
            default -> parser.getText();
        };
    }

    private static Number integer(String text) {
        if (text.length() <= MOST_DIGITS_OF_A_LONG) {
            return Long.parseLong(text);
        }
        return text.startsWith("-") ? BEYOND_ANY_BOUND.negate() : BEYOND_ANY_BOUND;
    }
}
