package dev.gatekeeper.access.connection;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/// Cuts a connection on which a body's chunks are not what HTTP has it. The codec ends such a body as if it were whole,
/// and marks that end, which nobody behind it looks at: what came until then would be taken for all there is.
/// A head that can't be read has an answer elsewhere. Thread-safe.
@Sharable
final class MalformedBody extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent content
                && !(message instanceof HttpRequest)
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            var _ = context.close();
        } else {
            context.fireChannelRead(message);
        }
    }
}
