package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesFuzzTest {

    private static final String TRANSACTION = """
            {"action":"B","nextlsn":"0/2"}
            {"action":"I","table":"t"}
            {"action":"C","nextlsn":"0/2"}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{\"change\":[]}",
                "\r\n{\"change\":[]}\r\n\n \n{\"change\":[]}",
                TRANSACTION,
                TRANSACTION
                        + "{\"action\":\"T\",\"lsn\":\"0/3\"}\n{\"action\":\"T\",\"lsn\":\"0/3\"}\n{\"change\":[]}\n",
                "{\"action\":\"B\"}\n{\"action\":\"B\"}\n\n{\"action\":\"I\"",
                "{\"change\":[ \"0123456789012345678901234567890123456789012345678901234567890123456789\"]}\n{\"a\":1}",
                "{\"action\":\"B\"}\n\"0123456789012345678901234567890123456789012345678901234567890123456789\"\n{}"
            })
    void howEverItComesItIsTheSame(String text) {
        var body = text.getBytes(UTF_8);
        for (var head = Byte.MIN_VALUE; head < Byte.MAX_VALUE; head++) {
            var input = new byte[1 + body.length];
            input[0] = head;
            System.arraycopy(body, 0, input, 1, body.length);
            assertThatNoException().as("head " + head).isThrownBy(() -> LinesFuzz.fuzzerTestOneInput(input));
        }
    }
}
