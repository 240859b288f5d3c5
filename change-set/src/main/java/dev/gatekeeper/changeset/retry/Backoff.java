package dev.gatekeeper.changeset.retry;

import java.time.Duration;

/// How long to wait before what has failed is tried again: twice as long each time, up to a bound.
///
/// @param first after the first failure; more than nothing
/// @param most however often it has failed; not less than `first`
public record Backoff(Duration first, Duration most) {

    private static final int MOST_DOUBLINGS = 20;

    /// @throws IllegalArgumentException where one that tries so would not pause, or not for longer and longer
    public Backoff {
        if (!first.isPositive() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("A backoff from " + first + " to " + most + " is none.");
        }
    }

    /// @param failures how often it has failed before, from 0
    public Duration delay(int failures) {
        var delay = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return delay.compareTo(most) < 0 ? delay : most;
    }
}
