package dev.gatekeeper.access.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the server's connections, closes what is one too many, and has an eye on the others. Thread-safe.
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final ConnectionSettings settings;
    private final AtomicInteger open = new AtomicInteger();
    private final MalformedBody malformedBody = new MalformedBody();
    private final Counter turnedAway;

    Connections(ConnectionSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.turnedAway = Counter.builder("gatekeeper.connections.turned.away")
                .description("Connections that were one too many")
                .register(meters);
        Gauge.builder("gatekeeper.connections", open, AtomicInteger::get)
                .description("Connections that are open")
                .register(meters);
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        var registry = event.getBean();
        registry.register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new OfConnection(channel) : this;
            }
        });
        return registry;
    }

    private final class OfConnection implements NettyServerCustomizer {

        private final Channel channel;

        private OfConnection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onInitialPipelineBuilt() {
            channel.closeFuture().addListener(_ -> open.decrementAndGet());
            if (open.incrementAndGet() > settings.most()) {
                turnedAway.increment();
                var _ = channel.close();
            }
        }

        /// Of HTTP/2, netty itself bounds what a connection may begin and not end.
        @Override
        public void onStreamPipelineBuilt() {
            if (channel.isOpen()
                    && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                // Each goes before the one that is named above it.
                addBehindCodec("gatekeeper-expectation", new Expectation());
                addBehindCodec("gatekeeper-head-check", new HeadCheck());
                addBehindCodec("gatekeeper-malformed-body", malformedBody);
                addBehindCodec("gatekeeper-head-deadline", new HeadDeadline(settings.headTime()));
            }
        }

        private void addBehindCodec(String name, ChannelHandler handler) {
            channel.pipeline().addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, name, handler);
        }
    }
}
