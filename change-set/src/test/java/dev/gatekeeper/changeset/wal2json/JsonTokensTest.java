package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our tokens are Jackson's, where it is set to be strict.
class JsonTokensTest {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonTokens.MOST_DEPTH)
                    .build())
            .build();

    private static final List<String> SCALARS = List.of(
            "0",
            "-0",
            "12",
            "-1.50",
            "1e5",
            "1E+05",
            "0.1e-7",
            "true",
            "false",
            "null",
            "\"\"",
            "\"plain\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "\"\\u00e9\\ud83d\\ude00\\ud800\"",
            "\"é日本😀\u2028\u0085\"",
            "\"\u007f\"");
    private static final String PIECES = "{}[]\",:\\u0eE+-.1tfn \t\r\n/a\u0001\u00ff";

    @Property(tries = 30_000)
    void tokensAreJacksonsWhateverTheBytes(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var bytes = value(random, 4).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) PIECES.charAt(random.nextInt(PIECES.length()));
        }

        var ours = ours(bytes);

        Statistics.label("JSON").collect(ours.isPresent());
        assertThat(ours).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(jacksons(bytes));
    }

    @Test
    void aStringIsReadToItsEndWhereverThatStands() throws IOException {
        for (int length = 0; length < 40; length++) {
            for (var special : List.of("", "\\n", "é", "\\\\", "x")) {
                var bytes = ("[\"" + "a".repeat(length) + special + "b".repeat(length % 9) + "\"]")
                        .getBytes(StandardCharsets.UTF_8);

                assertThat(ours(bytes)).isPresent().isEqualTo(jacksons(bytes));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1,]           | a value belongs here
            [1 2]          | a comma or the list's end belongs here
            {"a" 1}        | a colon belongs here
            {"a":1 "b":2}  | a comma or the object's end belongs here
            {a:1}          | a name in double quotes belongs here
            ["\\x"]        | there is no such escape; write a backslash as two
            [-]            | a number has at least one digit
            [1.]           | a number has at least one digit behind its point and behind its e
            [1             | the text ends too early; a comma or the list's end belongs here
            ["a            | the text ends too early; a string has no closing quote
            [tru]          | a value belongs here
            1 2            | something follows the end; send one document alone
            """)
    void whatIsWrongIsSaid(String json, String what) {
        assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)))
                .startsWith("This is not JSON (line 1, column ")
                .endsWith("): " + what + ".");
    }

    @Test
    void theColumnCountsCharactersOfTheLine() {
        assertThat(refusal("[\n\"日本\" x]".getBytes(StandardCharsets.UTF_8))).contains("(line 2, column 6)");
    }

    private static String refusal(byte[] bytes) {
        try {
            read(bytes);
            return "";
        } catch (RefusedException refused) {
            return refused.violation().message();
        }
    }

    private static String value(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        var blank = random.nextInt(4) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
        var parts = new ArrayList<String>();
        boolean isObject = random.nextBoolean();
        for (int i = random.nextInt(4); i > 0; i--) {
            var key = isObject ? "\"" + "abc\\n".charAt(random.nextInt(3)) + i + "\"" + blank + ":" : "";
            parts.add(key + blank + value(random, depth - 1));
        }
        var inner = blank + String.join(blank + "," + blank, parts) + blank;
        return blank + (isObject ? "{" + inner + "}" : "[" + inner + "]") + blank;
    }

    private static Optional<List<String>> ours(byte[] bytes) {
        try {
            return Optional.of(read(bytes));
        } catch (RefusedException refused) {
            return Optional.empty();
        }
    }

    private static List<String> read(byte[] bytes) throws RefusedException {
        var events = new ArrayList<String>();
        var tokens = new JsonTokens(bytes, false);
        tokens.place().nextText();
        tokens.value();
        read(tokens, events);
        tokens.endText();
        return events;
    }

    private static void read(JsonTokens tokens, List<String> events) throws RefusedException {
        switch (tokens.current()) {
            case OBJECT -> {
                events.add("{");
                var seen = new ArrayList<String>();
                while (tokens.nextMember()) {
                    var name = tokens.name();
                    if (seen.contains(name)) {
                        throw JsonFault.duplicateKey(tokens.pointer());
                    }
                    seen.add(name);
                    events.add(tokens.pointer());
                    tokens.value();
                    read(tokens, events);
                }
                events.add("}");
            }
            case ARRAY -> {
                events.add("[");
                while (tokens.nextElement()) {
                    read(tokens, events);
                }
                events.add("]");
            }
            case STRING -> events.add("\"" + tokens.text());
            case INTEGER -> events.add("i" + tokens.text());
            case DECIMAL -> events.add("d" + tokens.text());
            case TRUE, FALSE, NULL -> events.add(tokens.text());
        }
    }

    private static Optional<List<String>> jacksons(byte[] bytes) throws IOException {
        var events = new ArrayList<String>();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var parser = JACKSON.createParser(text);
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                events.add(event(parser));
            }
            return events.isEmpty() || depthEndsTwice(events) ? Optional.empty() : Optional.of(events);
        } catch (JsonProcessingException | CharacterCodingException notJson) {
            return Optional.empty();
        }
    }

    /// Jackson reads several texts one after the other; ours is one.
    private static boolean depthEndsTwice(List<String> events) {
        int depth = 0;
        for (int i = 0; i < events.size(); i++) {
            if (depth == 0 && i > 0) {
                return true;
            }
            depth += switch (events.get(i)) {
                case "{", "[" -> 1;
                case "}", "]" -> -1;
                default -> 0;
            };
        }
        return false;
    }

    private static String event(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "{";
            case END_OBJECT -> "}";
            case START_ARRAY -> "[";
            case END_ARRAY -> "]";
            case FIELD_NAME -> parser.getParsingContext().pathAsPointer().toString();
            case VALUE_STRING -> "\"" + parser.getText();
            case VALUE_NUMBER_INT -> "i" + parser.getText();
            case VALUE_NUMBER_FLOAT -> "d" + parser.getText();
            default -> parser.getText();
        };
    }
}
