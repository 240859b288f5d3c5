package dev.gatekeeper.gateway.delivery;

/// Records that are handed over one after the other without waiting, each of which is to be kept only where all before
/// it are. At the first that is not, or is not known to be, the sequence is broken: of those behind it none is sent or
/// spooled any more, so that whoever repeats them finds no gap to fill. Thread-safe.
public final class Sequence {

    private final boolean goesOn;
    private volatile boolean broken;

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

    /// One of its records is not known to be kept.
    public void breakOff() {
        broken = true;
    }

    /// Whether nothing more of it is kept.
    public boolean isBroken() {
        return broken;
    }
}
