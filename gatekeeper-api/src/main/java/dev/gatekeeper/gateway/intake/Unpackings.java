package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.gateway.decode.Encoding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Unpacks bodies, no more at a time than memory outside of the heap allows. Thread-safe.
@Singleton
final class Unpackings {

    private static final long MOST_BYTES = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Memory memory = new Memory(MOST_BYTES);

    /// Waits for room. Empty where none was to be had in time.
    Optional<Unpacking> open(Encoding encoding) throws InterruptedException {
        var share = memory.share();
        return share.changeTo(encoding.bytes(), PATIENCE)
                ? Optional.of(new Unpacking(encoding, share))
                : Optional.empty();
    }
}
