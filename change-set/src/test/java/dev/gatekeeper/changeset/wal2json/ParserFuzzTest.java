package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserFuzzTest {

    @Test
    void whatTheFuzzerBeginsWithHoldsInEveryReading() throws IOException {
        var seeds = FuzzSeeds.all();

        assertThat(seeds).hasSizeGreaterThan(300).allSatisfy(seed -> {
            for (byte how = 0; how < 4; how++) {
                var input = Arrays.copyOf(seed, seed.length);
                input[0] = how;
                assertThatNoException().isThrownBy(() -> ParserFuzz.fuzzerTestOneInput(input));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "\uFEFF{}",
                "{\"change\":[],\"change\":[]}",
                "{\"change\":[{\"kind\":\"message\",\"transactional\":true,\"prefix\":\"\\ud800\",\"content\":\"\"}]}",
                "{\"xid\":-0,\"change\":[]}",
                "{\"xid\":1e999999999999,\"change\":[]}",
                "{\"a]\":1,\"b[\":2,\"/~\":3,\"change\":[]}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{\"action\":\"B\"}\n\r\n{\"action\":\"C\"}",
                "{\"action\":\"B\",\"xid\":0}\n{\"action\":\"C\",\"xid\":-0}",
                "{\"action\":\"T\"} {\"action\":\"T\"}"
            })
    void whatIsOddHoldsInEveryReading(String text) {
        for (var how = 0; how < 4; how++) {
            var input = ((char) how + text).getBytes(StandardCharsets.UTF_8);
            assertThatNoException().isThrownBy(() -> ParserFuzz.fuzzerTestOneInput(input));
        }
    }

    @Test
    void aParserThatErredWouldBeCaught() {
        var payload = "{\"change\":[]}".getBytes(StandardCharsets.UTF_8);
        var opinion = SecondOpinion.of(Format.WAL2JSON_1, true, payload);

        assertThat(opinion).isEqualTo(SecondOpinion.CHANGE_SET);
        assertThatThrownBy(() -> opinion.orThrow(new ParseResult.NotJson(new Violation("code", "", "It errs."))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("schema and sense checks say CHANGE_SET");
    }
}
