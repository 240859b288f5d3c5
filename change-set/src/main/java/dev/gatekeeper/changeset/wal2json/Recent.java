package dev.gatekeeper.changeset.wal2json;

import org.jspecify.annotations.Nullable;

/// Pieces of JSON that were read before, and what they say: the same lists of names and types come again and again. The
/// number of slots is fixed, and a piece displaces the one that shares its slot, so that a flood of different pieces
/// costs time but no memory. Thread-safe: threads may miss each other's pieces but never see half of one.
final class Recent<P extends Recent.Piece> {

    private static final int SLOTS = 256;
    private static final int LONGEST = 4096;

    private final @Nullable Object[] pieces = new Object[SLOTS];

    /// Immutable.
    interface Piece {

        /// The bytes that spell it, not to be modified.
        byte[] text();
    }

    /// The piece that is kept for this digest of its bytes. Others have the same digest, so the bytes are to
    /// be compared.
    @SuppressWarnings("unchecked") // Only pieces were put there.
    @Nullable
    P find(int digest) {
        return (P) pieces[slot(digest)];
    }

    /// Keeps a piece, unless it is long.
    P keep(int digest, P piece) {
        if (piece.text().length <= LONGEST) {
            pieces[slot(digest)] = piece;
        }
        return piece;
    }

    private static int slot(int digest) {
        return digest & (SLOTS - 1);
    }
}
