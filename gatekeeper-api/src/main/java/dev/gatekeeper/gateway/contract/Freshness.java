package dev.gatekeeper.gateway.contract;

import jakarta.inject.Singleton;

/// When the topic was last seen to its end. Thread-safe.
@Singleton
final class Freshness {

    private static final long NEVER = Long.MIN_VALUE;

    private volatile long seen = NEVER;

    /// Nothing more is in the topic now.
    void atTheEnd() {
        seen = System.nanoTime();
    }

    /// How long ago that was; -1 where it never was.
    double seconds() {
        var last = seen;
        return last == NEVER ? -1 : (System.nanoTime() - last) / 1e9;
    }
}
