package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.spool.Spool;
import dev.gatekeeper.gateway.spool.SpoolRecord;
import java.util.concurrent.atomic.AtomicInteger;

/// One topic's way to Kafka, and what waits beside it. Thread-safe.
final class Route {

    private final String topic;
    private final Spool spool;
    private final Backlogs backlogs = new Backlogs();
    private final AtomicInteger undecided = new AtomicInteger();
    private volatile boolean inherited;

    Route(String topic, Spool spool) {
        this.topic = topic;
        this.spool = spool;
        this.inherited = !spool.isEmpty();
    }

    String topic() {
        return topic;
    }

    Spool spool() {
        return spool;
    }

    Backlogs.Place place(SpoolRecord record) {
        return backlogs.of(record.key());
    }

    /// Whether a record has others of its stream before it in the spool. Nobody knows whose records an earlier
    /// run has left there; until they are gone, it may be any stream's.
    boolean isBehind(Backlogs.Place place) {
        return inherited || !place.isEmpty();
    }

    boolean nothingWaits() {
        return !inherited && backlogs.all() == 0;
    }

    void append(Parcel parcel) {
        undecided.incrementAndGet();
        spool.append(parcel);
    }

    /// The disk has decided on one that was appended.
    void decided() {
        undecided.decrementAndGet();
    }

    /// A record of the spool is in Kafka, or set aside.
    void passed(long number, SpoolRecord record) {
        if (number >= spool.inherited()) {
            place(record).leave();
        }
        if (number >= spool.inherited() - 1) {
            inherited = false;
        }
    }

    /// Forgets those of whom nothing is left in the spool, since they could not be read. Not while anything is
    /// appended.
    void forgetUnreadable() {
        if (spool.isEmpty() && undecided.get() == 0) {
            inherited = false;
            backlogs.clear();
        }
    }
}
