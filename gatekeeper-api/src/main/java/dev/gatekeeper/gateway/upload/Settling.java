package dev.gatekeeper.gateway.upload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of an upload's change sets as that becomes known, in their order, on a thread of its own: so a
/// sender who is silent keeps nobody from hearing of it.
final class Settling {

    private final Window window;
    private final Tally tally;
    private final Receipts receipts;
    private final Thread thread;
    private volatile @Nullable Throwable flaw;

    private Settling(Window window, Tally tally, Receipts receipts) {
        this.window = window;
        this.tally = tally;
        this.receipts = receipts;
        this.thread = Thread.ofVirtual().name("settling").unstarted(this::run);
    }

    /// @param tally is not to be read before [#finish] has returned
    static Settling start(Window window, Tally tally, Receipts receipts) {
        var settling = new Settling(window, tally, receipts);
        settling.thread.start();
        return settling;
    }

    /// Returns when nothing more was added and all that was is settled. What ended the settling before its time is
    /// thrown.
    void finish() throws InterruptedException {
        window.complete();
        thread.join();
        var thrown = flaw;
        if (thrown != null) {
            throw new IllegalStateException("What became of an upload's change sets could not be counted.", thrown);
        }
    }

    private void run() {
        try {
            for (var next = first(); next.isPresent(); next = first()) {
                settle(next.get());
            }
            receipts.pause();
        } catch (InterruptedException | RuntimeException | Error e) { // Whatever it is, the reader waits for room.
            flaw = e;
            window.abandon();
        }
    }

    private Optional<Crossing> first() throws InterruptedException {
        if (window.isEmpty()) {
            receipts.pause();
        }
        return window.first();
    }

    private void settle(Crossing crossing) throws InterruptedException {
        var pending = crossing.handed().decision();
        if (!pending.isKnown()) {
            receipts.pause();
        }
        var decision = pending.await();
        tally.count(crossing.arrived(), decision);
        receipts.tell(crossing.arrived().group(), decision);
        if (tally.end().isPresent()) {
            window.sequence().breakOff();
        }
        window.settled();
    }
}
