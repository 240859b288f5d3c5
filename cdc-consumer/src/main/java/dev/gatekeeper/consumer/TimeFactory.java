package dev.gatekeeper.consumer;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// The time, to be set by tests.
@Factory
final class TimeFactory {

    /// As exact as PostgreSQL keeps it, so that what comes back from there, or from the audit topic, compares equal.
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
