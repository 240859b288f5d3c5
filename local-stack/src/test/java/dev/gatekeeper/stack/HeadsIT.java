package dev.gatekeeper.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatekeeper.stack.Settings.Part;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Heads that another server on their way may read otherwise, at both services. Whoever sends one wants another request
/// to hide behind it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadsIT {

    private static final String POST = "POST /health/liveness HTTP/1.1\n";
    private static final String WITH_HOST = POST + "Host: h\n";
    private static final String HIDDEN = "GET /health/liveness HTTP/1.1\nHost: h\n\n";
    private static final String CHUNKS = "\n1\nx\n0\n\n" + HIDDEN;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final int PATIENCE = 30_000;

    private RunningStack stack;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        stack = RunningStack.in(home);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                        arguments(
                                400,
                                "a length and chunks",
                                WITH_HOST + "Content-Length: 1\nTransfer-Encoding: chunked\n" + CHUNKS),
                        arguments(
                                400,
                                "chunks and a length",
                                WITH_HOST + "Transfer-Encoding: chunked\nContent-Length: 1\n" + CHUNKS),
                        arguments(400, "two lengths", WITH_HOST + "Content-Length: 1\nContent-Length: 2\n\nx" + HIDDEN),
                        arguments(400, "chunks in HTTP/1.0", "POST / HTTP/1.0\nTransfer-Encoding: chunked\n" + CHUNKS),
                        arguments(
                                400,
                                "a coding and a length",
                                WITH_HOST + "Transfer-Encoding: gzip\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(
                                400,
                                "no coding",
                                WITH_HOST + "Transfer-Encoding: identity\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(
                                400,
                                "a coding after chunks",
                                WITH_HOST + "Transfer-Encoding: chunked, gzip\n" + CHUNKS),
                        arguments(
                                400,
                                "another after chunks",
                                WITH_HOST + "Transfer-Encoding: chunked\nTransfer-Encoding: xchunked\n" + CHUNKS),
                        arguments(400, "chunks twice", WITH_HOST + "Transfer-Encoding: chunked, chunked\n" + CHUNKS),
                        arguments(400, "almost chunks", WITH_HOST + "Transfer-Encoding: xchunked\n" + CHUNKS),
                        arguments(400, "chunks by a tab", WITH_HOST + "Transfer-Encoding:\u000bchunked\n" + CHUNKS),
                        arguments(
                                400, "a space before the colon", WITH_HOST + "Transfer-Encoding : chunked\n" + CHUNKS),
                        arguments(
                                501,
                                "a coding before chunks",
                                WITH_HOST + "Transfer-Encoding: gzip, chunked\n" + CHUNKS),
                        arguments(
                                501,
                                "one in its own header",
                                WITH_HOST + "Transfer-Encoding: gzip\nTransfer-Encoding: chunked\n" + CHUNKS),
                        arguments(
                                400,
                                "a body without a length",
                                "GET /health/liveness HTTP/1.1\nHost: h\nSec-WebSocket-Key1: 1\n"
                                        + "Sec-WebSocket-Key2: 2\n\n" + HIDDEN),
                        arguments(400, "no host", POST + "Content-Length: 1\n\nx" + HIDDEN),
                        arguments(400, "two hosts", WITH_HOST + "Host: other\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(400, "the host twice", WITH_HOST + "Host: h\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(400, "no host's name", POST + "Host: h other\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(417, "an expectation", WITH_HOST + "Expect: more\nContent-Length: 1\n\nx" + HIDDEN),
                        arguments(400, "NUL in a header", WITH_HOST + "X-A: a\0b\n\n" + HIDDEN),
                        arguments(400, "a bare CR", WITH_HOST + "X-A: a\rTransfer-Encoding: chunked\n\n" + HIDDEN),
                        arguments(400, "NUL before the request", "\0" + WITH_HOST + "\n" + HIDDEN))
                .flatMap(request -> Stream.of(Part.GATEWAY, Part.CONSUMER)
                        .map(part -> arguments(part, request.get()[1], request.get()[0], request.get()[2])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void whatCanBeReadInTwoWaysIsRefusedAndNothingBehindItIsRead(Part part, String what, int status, String request)
            throws IOException {
        var answer = answer(part, request);

        assertThat(statuses(answer)).as(answer).containsExactly(status);
        assertThat(answer)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"urn:gatekeeper:problem:" + type(part, status) + '"');
    }

    private static String type(Part part, int status) {
        return part == Part.CONSUMER
                ? "malformed-request"
                : switch (status) {
                    case 417 -> "expectation-failed";
                    case 501 -> "not-implemented";
                    default -> "bad-request";
                };
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void aLineThatEndsWithoutACarriageReturnIsRefused(Part part) throws IOException {
        assertThat(statuses(rawAnswer(part, HIDDEN))).containsExactly(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void whatCameBeforeIsAnsweredFirst(Part part) throws IOException {
        assertThat(statuses(answer(part, HIDDEN + HIDDEN + POST + "Content-Length: 1\n\nx" + HIDDEN)))
                .containsExactly(200, 200, 400);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void twoLengthsInHttp10HideNothing(Part part) throws IOException {
        var lengths = "Content-Length: 1\nContent-Length: " + (1 + HIDDEN.length()) + '\n';

        var answer = answer(part, "GET /health/liveness HTTP/1.0\nConnection: keep-alive\n" + lengths + "\nx" + HIDDEN);

        assertThat(statuses(answer)).as(answer).containsExactly(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void http10NeedsNoHost(Part part) throws IOException {
        assertThat(statuses(answer(part, "GET /health/liveness HTTP/1.0\n\n"))).containsExactly(200);
    }

    /// A body that was announced and is not asked for may come all the same, or not.
    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void whoAsksBeforehandForNothingIsAnsweredAtOnceAndAsTheLast(Part part) throws IOException {
        var answer = answer(part, """
                POST /nothing/here HTTP/1.1
                Host: h
                Content-Type: application/json
                Expect: 100-continue
                Content-Length: 1

                """);

        assertThat(statuses(answer)).as(answer).containsExactly(404);
        assertThat(answer).containsIgnoringCase("connection: close");
    }

    private static List<Integer> statuses(String answer) {
        return STATUS.matcher(answer)
                .results()
                .map(each -> Integer.valueOf(each.group(1)))
                .toList();
    }

    /// @param request with `\n` for CRLF
    private String answer(Part part, String request) throws IOException {
        return rawAnswer(part, request.replace("\n", "\r\n"));
    }

    /// All that comes until the server closes the connection, which it has to.
    private String rawAnswer(Part part, String request) throws IOException {
        var url = stack.settings().url(part);
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
