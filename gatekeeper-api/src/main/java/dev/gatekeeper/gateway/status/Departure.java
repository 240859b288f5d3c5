package dev.gatekeeper.gateway.status;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/// Notices that the sender of a request has gone, until it is closed. The server itself says so only once an answer is
/// written.
final class Departure implements AutoCloseable {

    private final @Nullable ChannelFuture gone;
    private final ChannelFutureListener listener;

    private Departure(@Nullable ChannelFuture gone, Runnable then) {
        this.gone = gone;
        this.listener = _ -> then.run();
        if (gone != null) {
            var _ = gone.addListener(listener);
        }
    }

    /// @param then run once the sender has gone, or at once where it has already; on another thread, which is not to be
    ///     kept
    static Departure watch(HttpRequest<?> request, Runnable then) {
        return new Departure(
                request instanceof NettyHttpRequest<?> netty
                        ? netty.getChannelHandlerContext().channel().closeFuture()
                        : null,
                then);
    }

    @Override
    public void close() {
        if (gone != null) {
            var _ = gone.removeListener(listener);
        }
    }
}
