package dev.gatekeeper.bench.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoakPostTest {

    private static final ChangeSetParser PARSER =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), true));

    private static final Pattern KEY = Pattern.compile("\"(?:columnvalues|keyvalues)\":\\[(\\d+)");

    @Test
    void doorDecidesAsEachPostExpects() {
        var posts = LongStream.range(0, 200).mapToObj(SoakPost::at);

        assertThat(posts).allSatisfy(post -> {
            var valid = PARSER.parse(Format.WAL2JSON_1, post.body()) instanceof ParseResult.Valid;
            assertThat(valid).isEqualTo(post.status() == 201);
        });
    }

    @Test
    void mostAreLikeTheExampleAndFewAreLargeOrRefused() {
        var changes = LongStream.range(1_000, 1_200)
                .mapToObj(SoakPost::at)
                .map(post -> PARSER.parse(Format.WAL2JSON_1, post.body()))
                .collect(groupingBy(
                        result -> switch (result) {
                            case ParseResult.Valid valid ->
                                valid.changeSet().changes().size();
                            case ParseResult.Invalid _, ParseResult.NotJson _ -> 0;
                        },
                        counting()));

        assertThat(changes).isEqualTo(Map.of(0, 1L, 1, 1L, 5, 196L, 200, 2L));
    }

    @Test
    void keysComeAgainSoThatTheTableDoesNotGrow() {
        var keys = new HashSet<String>();
        LongStream.range(0, 100_000).mapToObj(SoakPost::at).forEach(post -> {
            var found = KEY.matcher(new String(post.body(), StandardCharsets.UTF_8));
            while (found.find()) {
                keys.add(found.group(1));
            }
        });

        assertThat(keys).hasSizeLessThanOrEqualTo(160_000).hasSizeGreaterThan(80_000);
    }

    @Test
    void linesOfAnUploadAreChangeSetsThatTheDoorTakes() {
        var upload = new String(SoakPost.upload(3, 500), StandardCharsets.UTF_8);

        assertThat(upload.lines())
                .hasSize(500)
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(PARSER.parse(Format.WAL2JSON_1, line.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(ParseResult.Valid.class));
    }
}
