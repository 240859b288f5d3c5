package dev.gatekeeper.access.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/// Has a request whose head breaks a rule answered as one that can't be read, in its turn and as the connection's last,
/// and drops all that comes after it. One of which others may think that it ends elsewhere is answered as it is, and
/// the last likewise. For one connection, whose event loop is its only thread.
final class HeadCheck extends ChannelInboundHandlerAdapter {

    private boolean isLast;
    private boolean over;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head && head.decoderResult().isSuccess()) {
            var flaw = HeadRules.broken(head);
            if (flaw.isPresent()) {
                over = true;
                head.setDecoderResult(flaw.get().result());
            } else if (HeadRules.mayEndElsewhere(head)) {
                isLast = true;
                HttpUtil.setKeepAlive(head, false);
            }
        }
        over |= isLast && message instanceof LastHttpContent;
        context.fireChannelRead(message);
    }
}
