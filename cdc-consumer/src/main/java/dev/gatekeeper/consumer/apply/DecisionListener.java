package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.log.Batch;

/// Hears of records once their fates are committed. Thread-safe.
public interface DecisionListener {

    /// Called on the thread that committed, which has the next batch to take: to return at once, and to throw nothing.
    void decided(Batch batch);
}
