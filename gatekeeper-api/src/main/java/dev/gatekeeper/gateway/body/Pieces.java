package dev.gatekeeper.gateway.body;

import dev.gatekeeper.changeset.rejection.Reason;
import java.time.Duration;

/// A body in pieces, one after the other.
public interface Pieces {

    /// Waits for what comes next.
    Piece next(Duration patience) throws InterruptedException;

    /// What comes next.
    sealed interface Piece {

        @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
        record Bytes(byte[] bytes) implements Piece {}

        /// There is nothing more. So it stays.
        record End() implements Piece {}

        /// The sender went away. So it stays.
        record Broken() implements Piece {}

        /// Nothing came for as long as was to be waited.
        record Late() implements Piece {}

        /// What comes can't be decompressed. So it stays.
        record Corrupt(Reason reason) implements Piece {}

        /// What comes becomes more than it may. So it stays.
        record TooLarge(Reason reason) implements Piece {}
    }
}
