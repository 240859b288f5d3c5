package dev.gatekeeper.access.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection that has no request under way and does not get the head of one together in time, be it byte by
/// byte. For one connection, whose event loop is its only thread; looks at its clock once in a while, not at each
/// request.
final class HeadDeadline extends ChannelDuplexHandler {

    private final long time;
    private long freeSince = System.nanoTime();
    private int underWay;
    private @Nullable Future<?> look;

    HeadDeadline(Duration time) {
        this.time = time.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        lookIn(context, time);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (look != null) {
            look.cancel(false);
        }
    }

    private void lookIn(ChannelHandlerContext context, long nanos) {
        look = context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        var left = underWay > 0 ? time : freeSince + time - System.nanoTime();
        if (left > 0) {
            lookIn(context, left);
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            underWay++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim) {
            underWay--;
            freeSince = System.nanoTime();
        }
        var _ = context.write(message, promise);
    }
}
