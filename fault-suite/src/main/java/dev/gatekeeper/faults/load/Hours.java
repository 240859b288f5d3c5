package dev.gatekeeper.faults.load;

import java.time.Duration;

/// When clients begin nothing new any more, and when they stop to wait for answers. Both in the nanoseconds
/// of [System#nanoTime].
record Hours(long closing, long end) {

    static Hours from(long now, Duration load, Duration grace) {
        return new Hours(now + load.toNanos(), now + load.plus(grace).toNanos());
    }

    boolean isOpen() {
        return System.nanoTime() < closing;
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }
}
