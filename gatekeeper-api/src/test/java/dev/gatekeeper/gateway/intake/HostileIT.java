package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that nobody sends by mistake: each is answered as the sender's fault, or its connection is closed, without
/// a word of what is inside; and the gateway goes on.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT implements TestPropertyProvider {

    private static final String BODY = "{\"change\":[]}";
    private static final String CHUNKS = "d\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String HEAD =
            "POST /change-sets?stream=hostile HTTP/1.1\r\nHost: g\r\nContent-Type: application/json\r\n";
    private static final String LENGTH = "Content-Length: 13\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final int PATIENCE = 3_000;
    private static final int LONG = 30_000;

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("hostile").asMap();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("two lengths", HEAD + LENGTH + "Content-Length: 14\r\n\r\n" + BODY),
                arguments("a length with a sign", HEAD + "Content-Length: +13\r\n\r\n" + BODY),
                arguments("a length in hexadecimal", HEAD + "Content-Length: 0x0d\r\n\r\n" + BODY),
                arguments("a length past any number", HEAD + "Content-Length: 99999999999999999999\r\n\r\n" + BODY),
                arguments("a chunk of no length", HEAD + CHUNKED + "\r\nzz\r\n" + BODY),
                arguments("a chunk of less than nothing", HEAD + CHUNKED + "\r\n-1\r\n" + BODY),
                arguments("a chunk past any number", HEAD + CHUNKED + "\r\nffffffffffffffffff\r\n" + BODY),
                arguments("an endless chunk extension", HEAD + CHUNKED + "\r\nd;" + "x".repeat(100_000) + "\r\n"),
                arguments("NUL in a header", HEAD + "X-A: a\0b\r\n" + LENGTH + "\r\n" + BODY),
                arguments("a carriage return in a header", HEAD + "Idempotency-Key: a\rb\r\n" + LENGTH + "\r\n" + BODY),
                arguments("a header without a name", HEAD + ": x\r\n" + LENGTH + "\r\n" + BODY),
                arguments("NUL in the stream", HEAD.replace("hostile", "a%00b") + LENGTH + "\r\n" + BODY),
                arguments("a line's end in the stream", HEAD.replace("hostile", "a%0d%0aX:1") + LENGTH + "\r\n" + BODY),
                arguments(
                        "many encodings",
                        HEAD + "Content-Encoding: " + "gzip,".repeat(1_000) + "gzip\r\n" + LENGTH + "\r\n" + BODY),
                arguments("two types", HEAD + "Content-Type: application/json\r\n" + LENGTH + "\r\n" + BODY),
                arguments("no HTTP", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "\0".repeat(200)),
                arguments("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"),
                arguments("a junk type", HEAD.replace("application/json", ";;=/") + LENGTH + "\r\n" + BODY),
                arguments(
                        "a half character set",
                        HEAD.replace("application/json", "application/json;charset=\"") + LENGTH + "\r\n" + BODY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsHostileIsRefusedAndTheGatewayGoesOn(String what, String request) throws IOException {
        var answer = answer(request);

        assertThat(statuses(answer))
                .as("%s: %s", what, answer)
                .allSatisfy(status -> assertThat(status).isBetween(400, 499));
        assertThat(answer).as(what).doesNotContain("xception", "\tat ", "io.netty", "io.micronaut");
        assertThat(new Client(server.getURI()).submit(BODY).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%s HTTP/1.1\r\nHost: g\r\n\r\n", "GET / HTTP/1.1\r\nHost: g\r\nX-A: %s\r\n\r\n"})
    void aHeadThatIsTooLongIs413(String head) throws IOException {
        var answer = answer(head.formatted("x".repeat(9_000)));

        assertThat(statuses(answer)).as(answer).containsExactly(413);
    }

    /// The codec ends it as if it were whole: what came before would be taken for all there is.
    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "ffffffffffffffffff\r\n", "XX0\r\n\r\n"})
    void anUploadWhoseChunksBreakIsNotAnsweredAsIfItWereWhole(String broken) throws IOException {
        var head = HEAD.replace("application/json", "application/x-ndjson");

        var answer = answer(head + CHUNKED + "\r\ne\r\n" + BODY + "\n\r\n" + broken);

        assertThat(statuses(answer)).as(answer).allMatch(status -> status >= 400 && status < 500);
        assertThat(new Client(server.getURI()).submit(BODY).status()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsLongerThanItSaysIsNoSecondRequest() throws IOException {
        var answer = answer(HEAD + "Content-Length: 5\r\n\r\n" + BODY);

        assertThat(statuses(answer)).as(answer).isNotEmpty().allMatch(status -> status >= 400 && status < 500);
    }

    @Test
    void requestsThatDontWaitForAnswersAreAnsweredEachAndInTheirOrder() throws IOException {
        var first = HEAD.replace("hostile", "one") + LENGTH + "\r\n" + BODY;
        var second = HEAD.replace("hostile", "two") + CHUNKED + "\r\n" + CHUNKS;
        var last = HEAD.replace("hostile", "two") + "Connection: close\r\n" + CHUNKED + "\r\n" + CHUNKS;

        var answer = answer((first + second).repeat(19) + first + last, LONG);

        assertThat(statuses(answer)).hasSize(40).containsOnly(201);
        assertThat(Pattern.compile("\"stream\":\"(one|two)\"")
                        .matcher(answer)
                        .results()
                        .map(each -> each.group(1)))
                .containsExactlyElementsOf(Stream.generate(() -> List.of("one", "two"))
                        .limit(20)
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Integer> statuses(String answer) {
        return STATUS.matcher(answer)
                .results()
                .map(each -> Integer.valueOf(each.group(1)))
                .toList();
    }

    private String answer(String request) throws IOException {
        return answer(request, PATIENCE);
    }

    /// All that comes, until the server closes the connection or says nothing more for so many milliseconds.
    private String answer(String request, int patience) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getInputStream().transferTo(answer);
        } catch (IOException closedOrSilent) {
            // What came until then is the answer.
        }
        return answer.toString(ISO_8859_1);
    }
}
