package dev.gatekeeper.gateway.body;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.gateway.body.Pieces.Piece;
import dev.gatekeeper.gateway.decode.CorruptBodyException;
import dev.gatekeeper.gateway.decode.Decoder;
import java.time.Duration;
import java.util.Arrays;

/// A compressed body in pieces of what it was. How much it becomes is bounded by how much comes: a few bytes that are
/// to become gigabytes end at the bound. One thread reads.
final class DecodedPieces implements Pieces {

    private static final int PIECE = 32 << 10;
    private static final int MOST_TIMES = 200;

    private final Pieces compressed;
    private final Decoder decoder;
    private final long most;
    private long taken;
    private long given;
    private boolean ended;

    /// @param free how many bytes it may become, however little comes
    DecodedPieces(Pieces compressed, Decoder decoder, long free) {
        this.compressed = compressed;
        this.decoder = decoder;
        this.most = free;
    }

    @Override
    public Piece next(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                var bytes = new byte[PIECE];
                var count = decoder.read(bytes, 0, PIECE);
                if (count > 0) {
                    given += count;
                    return given > most + MOST_TIMES * taken ? bomb() : new Piece.Bytes(Arrays.copyOf(bytes, count));
                }
                var piece = compressed.next(Duration.ofNanos(deadline - System.nanoTime()));
                switch (piece) {
                    case Piece.Bytes(var more) -> {
                        taken += more.length;
                        decoder.feed(more);
                    }
                    case Piece.End end -> {
                        if (!ended) {
                            decoder.end();
                            ended = true;
                        }
                        return end;
                    }
                    case Piece.Broken _, Piece.Late _, Piece.Corrupt _, Piece.TooLarge _ -> {
                        return piece;
                    }
                }
            }
        } catch (CorruptBodyException e) {
            return new Piece.Corrupt(Reason.corruptBody(e.sentence()));
        }
    }

    private static Piece bomb() {
        return new Piece.TooLarge(new Reason(
                "too-large",
                "The body becomes more than " + MOST_TIMES
                        + " times as large as it comes: send it less compressed, or not compressed."));
    }
}
