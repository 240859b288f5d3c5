package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// The streaming parser accepts exactly what the published schema and the sense checks accept.
class ParserAgreesWithSchemaTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // A lone surrogate has no form but its escape.
            .build();

    private static final Sides REQUIRING_TYPES = Sides.of(true);
    private static final Sides NOT_REQUIRING_TYPES = Sides.of(false);

    private record Sides(ChangeSetSchema schema, ChangeSetSchema lineSchema, ChangeSetParser parser) {

        static Sides of(boolean requireTypes) {
            var settings = new ParserSettings(new Identifier("public"), requireTypes);
            return new Sides(
                    ChangeSetSchema.load(Format.WAL2JSON_1, requireTypes),
                    ChangeSetSchema.load(Format.WAL2JSON_2, requireTypes),
                    new ChangeSetParser(settings));
        }
    }

    @Property(tries = 20_000)
    void parserAcceptsWhatSchemaAndSenseAccept(@ForAll("documents") JsonNode document) throws JsonProcessingException {
        assertAgreement(document, REQUIRING_TYPES);
    }

    @Property(tries = 5_000)
    void theyAgreeWhereTypesAreOptionalToo(@ForAll("documents") JsonNode document) throws JsonProcessingException {
        assertAgreement(document, NOT_REQUIRING_TYPES);
    }

    @Property(tries = 8_000)
    void parserAcceptsTheLinesThatSchemaAndSenseAccept(@ForAll("lines") List<JsonNode> lines)
            throws JsonProcessingException {
        assertAgreement(lines, REQUIRING_TYPES);
    }

    @Property(tries = 2_000)
    void theyAgreeOnLinesWhereTypesAreOptionalToo(@ForAll("lines") List<JsonNode> lines)
            throws JsonProcessingException {
        assertAgreement(lines, NOT_REQUIRING_TYPES);
    }

    private static void assertAgreement(List<JsonNode> lines, Sides sides) throws JsonProcessingException {
        var texts = new ArrayList<String>();
        var bySchema = new ArrayList<String>();
        for (var line : lines) {
            var text = JSON.writeValueAsString(line);
            var pointer = "/" + texts.size();
            sides.lineSchema
                    .violations(CharBuffer.wrap(text.toCharArray()))
                    .forEach(violation -> bySchema.add(pointer + violation.pointer()));
            texts.add(text);
        }
        var payload = String.join("\n", texts);
        var acceptable = !lines.isEmpty() && bySchema.isEmpty() && ReferenceCheck.makesSense(lines);

        var result = sides.parser.parse(Format.WAL2JSON_2, payload.getBytes(StandardCharsets.UTF_8));
        assertThat(sides.parser.changeSet(Format.WAL2JSON_2, payload.getBytes(StandardCharsets.UTF_8)))
                .as(payload)
                .isEqualTo(changeSet(result));

        collect(acceptable);
        switch (result) {
            case ParseResult.Valid _ -> assertThat(acceptable).as(payload).isTrue();
            case ParseResult.Invalid(var violations) -> {
                assertThat(acceptable).as(payload).isFalse();
                assertThat(violations.first())
                        .as(payload)
                        .extracting(Violation::pointer)
                        .containsAll(bySchema);
                assertThat(violations.first()).allSatisfy(violation -> {
                    assertThat(violation.pointer()).matches("/[0-9]+(/.*)?");
                    assertThat(violation.message()).endsWith(".");
                });
            }
            case ParseResult.NotJson(var violation) -> {
                assertThat(lines).as(violation + " in " + payload).isEmpty();
            }
        }
    }

    private static void collect(boolean acceptable) {
        Statistics.label("acceptable").collect(acceptable).coverage(coverage -> {
            coverage.check(true).percentage(percentage -> percentage > 10);
            coverage.check(false).percentage(percentage -> percentage > 10);
        });
    }

    private static void assertAgreement(JsonNode document, Sides sides) throws JsonProcessingException {
        var text = JSON.writeValueAsString(document);
        var bySchema = sides.schema.violations(CharBuffer.wrap(text.toCharArray()));
        var acceptable = bySchema.isEmpty() && ReferenceCheck.makesSense(document);

        var result = sides.parser.parse(Format.WAL2JSON_1, text.getBytes(StandardCharsets.UTF_8));
        assertThat(sides.parser.changeSet(Format.WAL2JSON_1, text.getBytes(StandardCharsets.UTF_8)))
                .as(text)
                .isEqualTo(changeSet(result));

        collect(acceptable);
        switch (result) {
            case ParseResult.Valid(var changeSet) -> {
                assertThat(acceptable).as(text).isTrue();
                assertThat(changeSet.changes()).hasSize(document.get("change").size());
            }
            case ParseResult.Invalid(var violations) -> {
                assertThat(acceptable).as(text).isFalse();
                assertThat(violations.first()).as(text).containsAll(bySchema);
                assertThat(violations.first()).allSatisfy(violation -> {
                    assertThat(violation.pointer()).matches("(/.*)?");
                    assertThat(violation.message()).endsWith(".");
                });
            }
            case ParseResult.NotJson(var violation) -> throw new AssertionError(violation + " in " + text);
        }
    }

    private static Optional<ChangeSet> changeSet(ParseResult result) {
        return result instanceof ParseResult.Valid(var changeSet) ? Optional.of(changeSet) : Optional.empty();
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return Arbitraries.longs().map(seed -> {
            var random = new RandomDocuments(new Random(seed));
            var document = random.changeSet();
            random.mutate(document);
            return document;
        });
    }

    @Provide
    Arbitrary<List<JsonNode>> lines() {
        return Arbitraries.longs().map(seed -> {
            var random = new Random(seed);
            var documents = new RandomDocuments(random);
            var lines = new ArrayList<JsonNode>(documents.lines());
            if (!lines.isEmpty() && random.nextBoolean()) {
                documents.mutate(lines.get(random.nextInt(lines.size())));
            }
            return lines;
        });
    }
}
