package dev.gatekeeper.access.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadRulesTest {

    private static final String POST = "POST / HTTP/1.1\n";
    private static final String WITH_HOST = POST + "Host: h\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(HeadFlaw.NO_HOST, POST),
                arguments(HeadFlaw.NO_HOST, "GET / HTTP/1.2\n"),
                arguments(HeadFlaw.MANY_HOSTS, WITH_HOST + "Host: h\n"),
                arguments(HeadFlaw.MANY_HOSTS, WITH_HOST + "HOST: other\n"),
                arguments(HeadFlaw.MANY_HOSTS, "GET / HTTP/1.0\nHost: h\nHost: other\n"),
                arguments(HeadFlaw.BAD_HOST, POST + "Host: h other\n"),
                arguments(HeadFlaw.BAD_HOST, POST + "Host: h/path\n"),
                arguments(HeadFlaw.BAD_HOST, POST + "Host: somebody@h\n"),
                arguments(HeadFlaw.BAD_HOST, POST + "Host: h\u00e9\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: gzip\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: identity\nContent-Length: 1\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: chunked, gzip\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: chunked\nTransfer-Encoding: gzip\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: chunked, chunked\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: chunked;q=1\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: xchunked\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: \"chunked\"\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding:\n"),
                arguments(HeadFlaw.NOT_CHUNKED, WITH_HOST + "Transfer-Encoding: ,\n"),
                arguments(
                        HeadFlaw.HIDDEN_BODY,
                        "GET / HTTP/1.1\nHost: h\nSec-WebSocket-Key1: 1\nSec-WebSocket-Key2: 2\n"),
                arguments(HeadFlaw.UNKNOWN_CODING, WITH_HOST + "Transfer-Encoding: gzip, chunked\n"),
                arguments(HeadFlaw.UNKNOWN_CODING, WITH_HOST + "Transfer-Encoding: gzip\nTransfer-Encoding: chunked\n"),
                arguments(HeadFlaw.UNKNOWN_EXPECTATION, WITH_HOST + "Expect: 200-ok\n"),
                arguments(HeadFlaw.UNKNOWN_EXPECTATION, WITH_HOST + "Expect: 100-continue, more\n"),
                arguments(HeadFlaw.UNKNOWN_EXPECTATION, WITH_HOST + "Expect: 100-continue\nExpect: more\n"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCanBeReadInTwoWaysBreaksARule(HeadFlaw flaw, String head) {
        assertThat(HeadRules.broken(decoded(head))).contains(flaw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0\n",
                "GET / HTTP/1.0\nHost: h\nExpect: more\n",
                POST + "Host:\n",
                POST + "Host: [::1]:8080\n",
                POST + "Host: a-b.example:80\n",
                WITH_HOST + "Content-Length: 1\n",
                WITH_HOST + "Transfer-Encoding: chunked\n",
                WITH_HOST + "Transfer-Encoding: Chunked\n",
                WITH_HOST + "Transfer-Encoding: , chunked\n",
                WITH_HOST + "Expect: 100-Continue\nContent-Length: 1\n"
            })
    void whatCanBeReadInOneWayBreaksNone(String head) {
        var decoded = decoded(head);

        assertThat(decoded.decoderResult().isSuccess()).isTrue();
        assertThat(HeadRules.broken(decoded)).isEmpty();
    }

    /// What the rules leave to the codec.
    @ParameterizedTest
    @ValueSource(
            strings = {
                WITH_HOST + "Content-Length: 1\nTransfer-Encoding: chunked\n",
                WITH_HOST + "Transfer-Encoding: chunked\nContent-Length: 1\n",
                "POST / HTTP/1.0\nTransfer-Encoding: chunked\n",
                "POST / HTTP/1.0\nTransfer-Encoding: chunked\nContent-Length: 1\n",
                WITH_HOST + "Content-Length: 1\nContent-Length: 2\n",
                WITH_HOST + "Content-Length: +1\n",
                WITH_HOST + "Content-Length : 1\n",
                WITH_HOST + "X-A: a\0b\n",
                WITH_HOST + "X-A: a\rContent-Length: 1\n"
            })
    void theCodecDoesNotReadWhatItKnowsToBeAmbiguous(String head) {
        assertThat(decoded(head).decoderResult().isFailure()).isTrue();
    }

    private HttpRequest decoded(String head) {
        channel.writeInbound(Unpooled.copiedBuffer(head.replace("\n", "\r\n") + "\r\n", ISO_8859_1));
        return channel.readInbound();
    }
}
