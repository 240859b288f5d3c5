package dev.gatekeeper.gateway.body;

import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import dev.gatekeeper.gateway.limit.Memory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Unpacks bodies, no more at a time than memory outside of the heap allows. Thread-safe.
@Singleton
public final class Unpackings {

    private static final long MOST_BYTES = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Memory memory;
    private final Duration patience;
    private final Function<Encoding, Decoder> decoders;

    @Inject
    Unpackings() {
        this(MOST_BYTES, PATIENCE, Encoding::decoder);
    }

    /// @param mostBytes that all take together
    /// @param patience how long room is waited for
    Unpackings(long mostBytes, Duration patience, Function<Encoding, Decoder> decoders) {
        this.memory = new Memory(mostBytes);
        this.patience = patience;
        this.decoders = decoders;
    }

    /// Waits for room. Empty where none was to be had in time.
    public Optional<Unpacking> open(Encoding encoding) throws InterruptedException {
        var share = memory.share();
        if (!share.changeTo(encoding.bytes(), patience)) {
            return Optional.empty();
        }
        try {
            var decoder =
                    encoding == Encoding.IDENTITY ? Optional.<Decoder>empty() : Optional.of(decoders.apply(encoding));
            return Optional.of(new Unpacking(encoding, decoder, share));
        } catch (RuntimeException | Error e) { // There may be no memory for it after all.
            share.close();
            throw e;
        }
    }
}
