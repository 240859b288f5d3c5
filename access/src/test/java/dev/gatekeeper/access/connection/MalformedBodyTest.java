package dev.gatekeeper.access.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodyTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: h\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new MalformedBody());

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "ffffffffffffffffff\r\n"})
    void chunksThatBreakCutTheConnectionAndTheBodyHasNoEnd(String broken) {
        send(CHUNKED + broken);

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).noneMatch(LastHttpContent.class::isInstance);
    }

    @Test
    void whatIsWholePassesAndTheConnectionStays() {
        send(CHUNKED + "0\r\n\r\n" + HEAD + "Content-Length: 1\r\n\r\nx");

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages().stream().filter(LastHttpContent.class::isInstance))
                .hasSize(2);
    }

    @Test
    void aHeadThatCantBeReadPassesToBeAnswered() {
        send(HEAD + "Content-Length: x\r\n\r\n");

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).anyMatch(HttpRequest.class::isInstance);
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }
}
