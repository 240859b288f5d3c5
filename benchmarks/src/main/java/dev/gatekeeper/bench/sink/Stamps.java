package dev.gatekeeper.bench.sink;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// When each record was sent, acknowledged and seen, by this JVM's nano clock. Thread-safe.
final class Stamps {

    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicLongArray sent;
    private final AtomicLongArray acknowledged;
    private final AtomicLongArray seen;

    Stamps(int records) {
        sent = new AtomicLongArray(records);
        acknowledged = new AtomicLongArray(records);
        seen = new AtomicLongArray(records);
    }

    int records() {
        return sent.length();
    }

    void sent(int offset) {
        sent.set(offset, System.nanoTime());
    }

    void acknowledged(int offset) {
        acknowledged.set(offset, System.nanoTime());
    }

    void seen(int offset, long nanos) {
        seen.set(offset, nanos);
    }

    /// Of all records from `first` on.
    double[] millisFromSend(int first) {
        return millis(sent, first);
    }

    double[] millisFromLog(int first) {
        return millis(acknowledged, first);
    }

    private double[] millis(AtomicLongArray from, int first) {
        return IntStream.range(first, records())
                .mapToDouble(offset -> (seen.get(offset) - from.get(offset)) / NANOS_PER_MILLI)
                .toArray();
    }

    static void sleepUntil(long nanos) {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
