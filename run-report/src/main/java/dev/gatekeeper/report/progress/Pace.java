package dev.gatekeeper.report.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Estimates how long a run still takes: what was done once tells how long the like of it takes. Used by one thread
/// at a time.
final class Pace {

    private static final double TELLING_SHARE = 0.05;
    private static final int MOST_PERCENT = 99;

    private final List<Step> steps;
    private final long start;
    private final Map<String, Duration> taken = new HashMap<>();
    private int at = -1;
    private long begun;
    private OptionalDouble share = OptionalDouble.empty();

    /// @param steps all that there will be, in their order
    /// @param now nanoseconds of any clock, as below
    Pace(List<Step> steps, long now) {
        this.steps = List.copyOf(steps);
        this.start = now;
        this.begun = now;
    }

    /// The step before it is done, and those between them are left out.
    ///
    /// @throws IllegalArgumentException where it is none of those that come
    void begin(Step step, long now) {
        var next = steps.subList(at + 1, steps.size()).indexOf(step);
        if (next < 0) {
            throw new IllegalArgumentException(step + " is not what comes next.");
        }
        if (at >= 0) {
            taken.put(steps.get(at).title(), Duration.ofNanos(now - begun));
        }
        at += 1 + next;
        begun = now;
        share = OptionalDouble.empty();
    }

    /// @param share of the step that is done, from 0 to 1
    void reached(double share) {
        this.share = OptionalDouble.of(share);
    }

    /// @throws IllegalStateException where no step has begun
    Status status(long now) {
        if (at < 0) {
            throw new IllegalStateException("Nothing has begun.");
        }
        var step = steps.get(at);
        var gone = now - begun;
        var expected = expected(step).toNanos();
        var part = share.orElse(expected == 0 ? 0 : (double) gone / expected);
        var left = share.isPresent() && part > TELLING_SHARE ? gone * (1 - part) / part : Math.max(0, expected - gone);
        for (var later : steps.subList(at + 1, steps.size())) {
            left += expected(later).toNanos();
        }
        return new Status(
                step,
                at + 1,
                steps.size(),
                (int) Math.min(MOST_PERCENT, 100 * part),
                Duration.ofNanos(now - start),
                Duration.ofNanos((long) left));
    }

    private Duration expected(Step step) {
        return taken.getOrDefault(step.title(), step.expected());
    }
}
