package dev.gatekeeper.faults.fault;

import java.time.Duration;

/// A fault with its time.
///
/// @param at when it strikes, since the round began
/// @param lasts until it is healed
public record Strike(Duration at, Duration lasts, Fault fault) {

    public Duration end() {
        return at.plus(lasts);
    }

    boolean meets(Strike other) {
        return fault.target().equals(other.fault.target())
                && at.compareTo(other.end()) <= 0
                && other.at.compareTo(end()) <= 0;
    }
}
