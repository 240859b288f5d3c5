package dev.gatekeeper.gateway.delivery;

import java.util.concurrent.atomic.AtomicLong;

/// Records that are handed over one after the other without waiting, each of which is to be kept only where all before
/// it are. At the first that is not, or is not known to be, the sequence is broken: of those behind it none is sent or
/// spooled any more, so that whoever repeats them finds no gap to fill; those before it go on. Thread-safe.
public final class Sequence {

    private static final long NOWHERE = Long.MAX_VALUE;
    private static final long BEFORE_ALL = -1;

    private final boolean goesOn;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong brokenAt = new AtomicLong(NOWHERE);

    private Sequence(boolean goesOn) {
        this.goesOn = goesOn;
    }

    /// Of any number of records.
    public static Sequence ofMany() {
        return new Sequence(true);
    }

    /// Of one record, behind which there is none.
    public static Sequence ofOne() {
        return new Sequence(false);
    }

    /// Whether there may be others behind a record.
    boolean goesOn() {
        return goesOn;
    }

    /// The turn of the record that is handed over next.
    long turn() {
        return turns.getAndIncrement();
    }

    /// The record of that turn is not known to be kept.
    void breakOff(long turn) {
        brokenAt.accumulateAndGet(turn, Math::min);
    }

    /// Of what is not known to be kept by now, nothing is to be.
    public void breakOff() {
        breakOff(BEFORE_ALL);
    }

    /// Whether the record of that turn is not to be kept.
    boolean isBrokenBefore(long turn) {
        return brokenAt.get() < turn;
    }

    /// Whether nothing more is to be handed over.
    public boolean isBroken() {
        return brokenAt.get() != NOWHERE;
    }
}
