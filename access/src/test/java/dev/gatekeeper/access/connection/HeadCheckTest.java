package dev.gatekeeper.access.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadCheckTest {

    private static final String SOUND = "GET /sound HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String BROKEN = "POST /broken HTTP/1.1\r\nContent-Length: 1\r\n\r\nx";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new HeadCheck());

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aBrokenHeadIsTheLastThatIsReadOfItsConnection() {
        send(SOUND + BROKEN + SOUND);

        assertThat(heads()).extracting(HttpRequest::uri).containsExactly("/sound", "/broken");
        assertThat(heads().getLast().decoderResult().isFailure()).isTrue();
        assertThat(channel.inboundMessages()).last().isSameAs(heads().getLast());
    }

    @Test
    void whatComesLaterIsDroppedToo() {
        send(BROKEN);

        send(SOUND);

        assertThat(heads()).hasSize(1);
    }

    @Test
    void soundHeadsPassWithTheirBodies() {
        send(SOUND + "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx" + SOUND);

        assertThat(heads()).hasSize(3).allMatch(head -> head.decoderResult().isSuccess());
        assertThat(channel.inboundMessages().stream().filter(HttpContent.class::isInstance))
                .hasSize(3);
    }

    @Test
    void beforeHttp11ARequestWithALengthIsTheLastSinceOthersMayTakeAnotherLength() {
        send(SOUND + "POST /old HTTP/1.0\r\nContent-Length: 1\r\nContent-Length: 9\r\nConnection: keep-alive\r\n\r\nx"
                + SOUND);

        assertThat(heads()).extracting(HttpRequest::uri).containsExactly("/sound", "/old");
        assertThat(heads().getLast().decoderResult().isSuccess()).isTrue();
        assertThat(HttpUtil.isKeepAlive(heads().getLast())).isFalse();
        assertThat(channel.inboundMessages()).last().isInstanceOf(LastHttpContent.class);
    }

    @Test
    void beforeHttp11WhatHasNoLengthLetsOthersFollow() {
        send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + SOUND);

        assertThat(heads()).extracting(HttpRequest::uri).containsExactly("/old", "/sound");
        assertThat(HttpUtil.isKeepAlive(heads().getFirst())).isTrue();
    }

    @Test
    void aHeadThatCantBeReadKeepsItsCause() {
        send("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n");

        assertThat(heads())
                .singleElement()
                .satisfies(
                        head -> assertThat(head.decoderResult().cause()).isInstanceOf(IllegalArgumentException.class));
    }

    private List<HttpRequest> heads() {
        return channel.inboundMessages().stream()
                .filter(HttpRequest.class::isInstance)
                .map(HttpRequest.class::cast)
                .toList();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }
}
