package dev.gatekeeper.consumer.receive;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Polls that failed for a reason that can't be laid at one partition's door. Thread-safe.
@Singleton
public final class PollFailures {

    /// Polls that go on failing do so every second.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile @Nullable Failure last;

    PollFailures(Clock clock) {
        this.clock = clock;
    }

    /// @param why what Kafka's client says
    public record Failure(Instant at, String why) {}

    /// The last failure, where it is no more than some seconds old.
    public Optional<Failure> fresh() {
        return Optional.ofNullable(last)
                .filter(failure -> failure.at().plus(FRESH).isAfter(clock.instant()));
    }

    void note(Throwable failure) {
        last = new Failure(clock.instant(), failure.toString());
    }
}
