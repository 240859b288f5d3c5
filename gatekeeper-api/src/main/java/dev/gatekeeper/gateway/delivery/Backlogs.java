package dev.gatekeeper.gateway.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// How many records of each stream wait in the spool. Streams share a fixed number of places, so that nobody
/// can fill the memory with names; a stream may wait with its neighbour then, which costs time and nothing
/// else. Thread-safe.
final class Backlogs {

    private static final int PLACES = 1 << 10;
    private static final Duration SOON = Duration.ofMillis(1);

    private final Place[] places = new Place[PLACES];
    private final AtomicLong all = new AtomicLong();

    Backlogs() {
        Arrays.setAll(places, _ -> new Place());
    }

    /// The place of the stream that has this key.
    Place of(byte[] key) {
        var hash = Arrays.hashCode(key);
        return places[(hash ^ (hash >>> 10) ^ (hash >>> 20)) & (PLACES - 1)];
    }

    /// How many wait in all places together.
    long all() {
        return all.get();
    }

    /// None waits any more. Not while any joins or leaves.
    void clear() {
        for (var place : places) {
            place.waiting.set(0);
        }
        all.set(0);
    }

    /// Where some streams wait. Whoever decides by it whether to join holds its lock until the decision is
    /// carried out.
    final class Place {

        final ReentrantLock lock = new ReentrantLock();
        private final AtomicLong waiting = new AtomicLong();

        /// Takes the lock, unless whoever has it takes longer than to hand one record to the producer.
        boolean lockSoon() {
            try {
                return lock.tryLock(SOON.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        boolean isEmpty() {
            return waiting.get() == 0;
        }

        void join() {
            waiting.incrementAndGet();
            all.incrementAndGet();
        }

        void leave() {
            waiting.decrementAndGet();
            all.decrementAndGet();
        }
    }
}
