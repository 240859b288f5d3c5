package dev.gatekeeper.gateway.contract;

import jakarta.inject.Singleton;

/// When the topic was last seen to its end. Thread-safe.
@Singleton
final class Freshness {

    private static final long NEVER = Long.MIN_VALUE;

    private volatile long since = NEVER;

    /// The topic is followed from now on.
    void begin() {
        since = System.nanoTime();
    }

    /// Nothing more is in the topic now.
    void atTheEnd() {
        since = System.nanoTime();
    }

    /// How long ago that was, or the following began where it never was; -1 where nobody follows it.
    double seconds() {
        var last = since;
        return last == NEVER ? -1 : (System.nanoTime() - last) / 1e9;
    }
}
