package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.body.Pieces;
import dev.gatekeeper.gateway.body.Pieces.Piece;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Reads an upload, one change set at a time. What it holds is one change set at the most, and what came in one piece
/// with its end; more is not taken from the sender before that is asked for. For one thread.
final class Arrivals {

    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Pieces pieces;
    private final Memory.Share share;
    private final Limits limits;
    private final BooleanSupplier stopping;
    private final Toll toll;
    private final LineBuffer lines;
    private Duration openFor = Duration.ZERO;
    private boolean ended;

    /// @param stopping whether nothing more is to be taken from senders
    /// @param toll what is paid for each piece that comes
    Arrivals(Pieces pieces, Memory.Share share, Limits limits, BooleanSupplier stopping, Toll toll) {
        this.pieces = pieces;
        this.share = share;
        this.limits = limits;
        this.stopping = stopping;
        this.toll = toll;
        this.lines = new LineBuffer(limits.changeSetBytes());
    }

    /// Waits for the next change set. Only what it waits is the sender's time, not what the caller does between
    /// two calls.
    Arrival next() throws InterruptedException {
        while (lines.groups().isEmpty()) {
            if (ended) {
                return new Arrival.End();
            }
            if (!share.changeTo(Math.min(lines.heldBytes(), 2L * limits.changeSetBytes()), PATIENCE_FOR_ROOM)) {
                return new Arrival.NoRoom();
            }
            switch (await()) {
                case Piece.Bytes(var bytes) -> {
                    toll.pay(bytes.length);
                    lines.take(bytes);
                }
                case Piece.End() -> {
                    lines.end();
                    ended = true;
                }
                case Piece.Broken() -> {
                    return new Arrival.Broken();
                }
                case Piece.Corrupt(var reason) -> {
                    return new Arrival.Refused(Refusal.CORRUPT, reason);
                }
                case Piece.TooLarge(var reason) -> {
                    return new Arrival.Refused(Refusal.TOO_LARGE, reason);
                }
                case Piece.Late() -> {
                    return stopping.getAsBoolean() ? new Arrival.Stopping() : new Arrival.TooSlow();
                }
            }
        }
        openFor = Duration.ZERO;
        return lines.groups().remove();
    }

    /// A sender may be silent for a while, and a change set that has begun must be there within a body's time.
    private Piece await() throws InterruptedException {
        if (!lines.isOpen()) {
            return await(limits.stallTime());
        }
        var left = limits.bodyTime().minus(openFor);
        var before = System.nanoTime();
        var piece = await(shorter(left, limits.stallTime()));
        openFor = openFor.plusNanos(System.nanoTime() - before);
        return piece;
    }

    private Piece await(Duration patience) throws InterruptedException {
        var left = patience;
        while (!stopping.getAsBoolean() && left.compareTo(BETWEEN_LOOKS) > 0) {
            var piece = pieces.next(BETWEEN_LOOKS);
            if (!(piece instanceof Piece.Late)) {
                return piece;
            }
            left = left.minus(BETWEEN_LOOKS);
        }
        return stopping.getAsBoolean() ? new Piece.Late() : pieces.next(left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
