package dev.gatekeeper.consumer.retry;

import java.time.Duration;

/// How long to wait before what has failed is tried again: twice as long each time.
public record Backoff(Duration first, Duration most) {

    public static final Backoff STANDARD = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    /// @param failures how often it has failed before, from 0
    public Duration delay(int failures) {
        var delay = first.multipliedBy(1L << Math.min(failures, 20));
        return delay.compareTo(most) < 0 ? delay : most;
    }
}
