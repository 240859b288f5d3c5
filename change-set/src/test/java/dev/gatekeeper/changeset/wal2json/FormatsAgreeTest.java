package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FormatsAgreeTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // A lone surrogate has no form but its escape.
            .build();

    private final ChangeSetParser parser = new ChangeSetParser(ParserSettings.DEFAULT);

    @Property(tries = 10_000)
    void aChangeSetIsTheSameInBothFormats(@ForAll long seed) {
        var document = new RandomDocuments(new Random(seed)).changeSet();
        var lines = LinesOfFormat2.of(document);

        var inFormat1 = parser.parse(Format.WAL2JSON_1, bytes(json(document)));
        var inFormat2 = parser.parse(Format.WAL2JSON_2, bytes(joined(lines)));

        switch (inFormat1) {
            case ParseResult.Valid valid -> assertThat(inFormat2).isEqualTo(valid);
            case ParseResult.Invalid(var violations) ->
                assertThat(inFormat2)
                        .isInstanceOfSatisfying(
                                ParseResult.Invalid.class,
                                invalid ->
                                        assertThat(codes(invalid.violations())).isEqualTo(codes(violations)));
            case ParseResult.NotJson(var violation) -> throw new AssertionError(violation + " in " + document);
        }
    }

    @Property(tries = 20_000)
    void noBytesMakeTheParserFail(@ForAll long seed) {
        var random = new Random(seed);
        var format = random.nextBoolean() ? Format.WAL2JSON_1 : Format.WAL2JSON_2;
        var documents = new RandomDocuments(random);
        var payload = bytes(format == Format.WAL2JSON_1 ? json(documents.changeSet()) : joined(documents.lines()));
        for (int i = random.nextInt(4); i > 0 && payload.length > 0; i--) {
            payload[random.nextInt(payload.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:\\0e-.".charAt(random.nextInt(12)));
        }

        assertThat(parser.parse(format, payload)).isNotNull();
    }

    private static String joined(List<ObjectNode> lines) {
        return lines.stream().map(FormatsAgreeTest::json).collect(Collectors.joining("\n"));
    }

    private static String json(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(Violations violations) {
        return violations.first().stream().map(Violation::code).sorted().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
