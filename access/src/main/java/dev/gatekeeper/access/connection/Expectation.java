package dev.gatekeeper.access.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/// Ends a connection with the answer to a sender who asked before it sent (`Expect: 100-continue`), was not told to go
/// on, and has not sent all of its body by itself: whether that or another request comes next, nobody can tell, and a
/// proxy may think otherwise. For one connection, whose event loop is its only thread.
final class Expectation extends ChannelDuplexHandler {

    private static final int NOBODY = 0;

    private int unanswered;

    /// Which of the unanswered requests asks, counted from 1. There is one at the most: no head is read before the body
    /// ahead of it.
    private int asking = NOBODY;

    private boolean over;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            unanswered++;
            if (HttpUtil.is100ContinueExpected(head) && hasBody(head)) {
                asking = unanswered;
            }
        }
        if (message instanceof LastHttpContent) {
            asking = NOBODY;
        }
        context.fireChannelRead(message);
    }

    private static boolean hasBody(HttpRequest head) {
        return HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var isInterim = false;
        if (message instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (asking == 1) {
                asking = NOBODY;
                if (!isInterim) {
                    over = true;
                    HttpUtil.setKeepAlive(response, false);
                }
            }
        }
        if (message instanceof LastHttpContent && !isInterim) {
            unanswered--;
            asking = Math.max(NOBODY, asking - 1);
            if (over) {
                var _ = context.write(message, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
                return;
            }
        }
        var _ = context.write(message, promise);
    }
}
