package dev.gatekeeper.access.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String ASKS =
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new Expectation());

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void anAnswerInsteadOfAContinueEndsTheConnectionAndSaysSo() {
        send(ASKS);

        answer(HttpResponseStatus.UNAUTHORIZED);

        assertThat(written()).startsWith("HTTP/1.1 401").contains("connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void soDoesOneInPieces() {
        send(ASKS);

        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED);
        HttpUtil.setTransferEncodingChunked(head, true);
        channel.writeOutbound(head);
        assertThat(channel.isOpen()).isTrue();
        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(written()).contains("connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoIsToldToGoOnKeepsItsConnection() {
        send(ASKS);

        answer(HttpResponseStatus.CONTINUE);
        send("x");
        answer(HttpResponseStatus.CREATED);

        assertThat(written()).doesNotContain("close");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoHasNoBodyToSendKeepsItsConnection() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            // As a server does that needs no more than the head.
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                ReferenceCountUtil.release(message);
                if (message instanceof HttpRequest) {
                    answer(HttpResponseStatus.OK);
                }
            }
        });

        send(GET.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));

        assertThat(written()).startsWith("HTTP/1.1 200").doesNotContain("close");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoHasSentItsBodyUnaskedKeepsItsConnection() {
        send(ASKS + "x");

        answer(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE);

        assertThat(written()).doesNotContain("close");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoHasSentHalfOfItDoesNot() {
        send(ASKS.replace("Content-Length: 1", "Content-Length: 2") + "x");

        answer(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void answersToWhatCameBeforeEndNothing() {
        send(GET + GET + ASKS);

        answer(HttpResponseStatus.OK);
        answer(HttpResponseStatus.OK);
        assertThat(written()).doesNotContain("close");
        assertThat(channel.isOpen()).isTrue();
        answer(HttpResponseStatus.UNAUTHORIZED);

        assertThat(written()).contains("connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        if (!status.equals(HttpResponseStatus.CONTINUE)) {
            HttpUtil.setContentLength(response, 0);
        }
        channel.writeOutbound(response);
    }

    private String written() {
        var text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(US_ASCII));
            bytes.release();
        }
        return text.toString();
    }
}
