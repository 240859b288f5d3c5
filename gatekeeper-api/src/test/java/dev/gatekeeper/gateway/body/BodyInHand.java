package dev.gatekeeper.gateway.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import io.micronaut.core.async.publisher.Publishers;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;

/// Bodies that come as the test says, and what unpacks them.
public final class BodyInHand {

    private BodyInHand() {}

    public static Publisher<byte[]> body(String text) {
        return Publishers.just(text.getBytes(UTF_8));
    }

    /// Never sends anything.
    public static Publisher<byte[]> silent() {
        return silent(() -> {});
    }

    /// Never sends anything, and can't be told to stop.
    public static Publisher<byte[]> stubborn() {
        return silent(() -> {
            throw new IllegalStateException("It does not stop.");
        });
    }

    private static Publisher<byte[]> silent(Runnable atItsEnd) {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                atItsEnd.run();
            }
        });
    }

    /// With room for one zstd body.
    public static Unpackings unpackings(Supplier<Decoder> decoders) {
        return new Unpackings(Encoding.ZSTD.bytes(), Duration.ofMillis(10), _ -> decoders.get());
    }
}
