package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliarTest {

    private static final String FORMAT_1 =
            "{\"change\":[{\"kind\":\"insert\",\"table\":\"%s\",\"columnnames\":[\"a\",\"b\"],\"columntypes\":[\"integer\",\"text\"],\"columnvalues\":[%s,\"x\"]}]}";
    private static final String FORMAT_2 =
            "{\"action\":\"I\",\"table\":\"%s\",\"columns\":[{\"name\":\"a_longer_name\",\"type\":\"integer\",\"value\":%s},{\"name\":\"b_longer_name\",\"type\":\"text\",\"value\":\"x\"}]}";

    private final ChangeSetParser parser = new ChangeSetParser(ParserSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({"WAL2JSON_1", "WAL2JSON_2"})
    void rowsThatAreSpelledAlikeShareTheirShape(Format format) {
        var first = insert(format, "t", "1");
        var second = insert(format, "other", "2");

        assertThat(second.row().shape()).isSameAs(first.row().shape());
        assertThat(second.row().value(0)).isEqualTo("2");
        assertThat(insert(format, "t", "3").table()).isSameAs(first.table());
    }

    @Test
    void whatWasRefusedOnceIsRefusedAgain() {
        var document = "{\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":[\"a\",\"a\"],"
                + "\"columntypes\":[\"integer\",\"numeric(0)\"],\"columnvalues\":[\"x\",2]}]}";

        var first = parser.parse(Format.WAL2JSON_1, document.getBytes(StandardCharsets.UTF_8));
        var again = parser.parse(Format.WAL2JSON_1, document.getBytes(StandardCharsets.UTF_8));

        assertThat(first)
                .isInstanceOfSatisfying(
                        ParseResult.Invalid.class,
                        invalid -> assertThat(invalid.violations().total()).isEqualTo(3));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void whatStoodBeforeAValueThatIsNoneSaysNothingOfTheNext() {
        var tuple = """
            {"action":"I","table":"t","columns":[{"name":"a_name_of_some_length","type":"integer","value":%s}]}""";

        parser.parse(Format.WAL2JSON_2, tuple.formatted("{\"x\":[1]}").getBytes(StandardCharsets.UTF_8));
        parser.parse(Format.WAL2JSON_2, tuple.formatted("[1]").getBytes(StandardCharsets.UTF_8));
        var misfit =
                parser.parse(Format.WAL2JSON_2, tuple.formatted("\"\\u0000\"").getBytes(StandardCharsets.UTF_8));

        assertThat(misfit)
                .isInstanceOfSatisfying(
                        ParseResult.Invalid.class,
                        invalid -> assertThat(invalid.violations().toString()).contains("/0/columns/0/value"));
    }

    @Test
    void aListIsHeldAgainstTheRuleOfItsOwnKey() {
        var row = "\"table\":\"t\",\"columnnames\":[\"a\"],\"columntypes\":[\"text\"],\"columnvalues\":[1]";
        var oids = "{\"change\":[{\"kind\":\"insert\"," + row + ",\"columntypeoids\":[2000]}]}";
        var positions = "{\"change\":[{\"kind\":\"insert\"," + row + ",\"columnpositions\":[2000]}]}";

        var sound = parser.parse(Format.WAL2JSON_1, oids.getBytes(StandardCharsets.UTF_8));
        var unsound = parser.parse(Format.WAL2JSON_1, positions.getBytes(StandardCharsets.UTF_8));

        assertThat(sound).isInstanceOf(ParseResult.Valid.class);
        assertThat(unsound).isInstanceOf(ParseResult.Invalid.class);
    }

    @Test
    void aListOfNamesInOneFormatIsNoPrimaryKeyInTheOther() {
        var names = "[\"a_name_of_some_length\"]";
        var one = "{\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":" + names
                + ",\"columntypes\":[\"text\"],\"columnvalues\":[1],\"pk\":{\"pknames\":" + names + "}}]}";
        var other =
                "{\"action\":\"I\",\"table\":\"t\",\"columns\":[{\"name\":\"a\",\"type\":\"text\",\"value\":1}],\"pk\":"
                        + names + "}";

        var sound = parser.parse(Format.WAL2JSON_1, one.getBytes(StandardCharsets.UTF_8));
        var unsound = parser.parse(Format.WAL2JSON_2, other.getBytes(StandardCharsets.UTF_8));

        assertThat(sound).isInstanceOf(ParseResult.Valid.class);
        assertThat(unsound).isInstanceOf(ParseResult.Invalid.class);
    }

    @Test
    void oneParserForManyThreadsReadsWhatOneForEachDocumentReads() throws Exception {
        var random = new Random(7);
        var payloads = new ArrayList<byte[]>();
        var expected = new ArrayList<ParseResult>();
        for (int i = 0; i < 60; i++) {
            var document = new RandomDocuments(random).changeSet();
            if (random.nextInt(3) == 0) {
                new RandomDocuments(random).mutate(document);
            }
            payloads.add(document.toString().getBytes(StandardCharsets.UTF_8));
            expected.add(new ChangeSetParser(ParserSettings.DEFAULT).parse(Format.WAL2JSON_1, payloads.getLast()));
        }
        Callable<List<ParseResult>> readAll = () -> payloads.stream()
                .map(payload -> parser.parse(Format.WAL2JSON_1, payload))
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = threads.invokeAll(List.of(readAll, readAll, readAll, readAll));

            for (var result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    private Change.Insert insert(Format format, String table, String value) {
        var text = (format == Format.WAL2JSON_1 ? FORMAT_1 : FORMAT_2).formatted(table, value);
        var result = (ParseResult.Valid) parser.parse(format, text.getBytes(StandardCharsets.UTF_8));
        return (Change.Insert) result.changeSet().changes().getFirst();
    }
}
