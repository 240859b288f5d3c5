package dev.gatekeeper.consumer.apply;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether the next batch's ids may be presumed to be new. Nearly all are; where one is not, its batch is written
/// twice. Repetitions come in swarms, as after an outage, so for a while ids are looked up then. Thread-safe.
final class Presumption {

    /// Batches that are looked up after one that was not as presumed: then a swarm costs a hundredth more.
    static final int BATCHES_LOOKED_UP = 100;

    private final AtomicInteger toLookUp = new AtomicInteger();

    /// To be asked once for each batch.
    boolean holds() {
        return toLookUp.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    void failed() {
        toLookUp.set(BATCHES_LOOKED_UP);
    }
}
