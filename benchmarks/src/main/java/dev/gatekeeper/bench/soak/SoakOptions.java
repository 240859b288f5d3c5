package dev.gatekeeper.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How long and how hard it is loaded. All else follows: what is kept is kept for an eighth of the run, so that it is
/// seen to stop growing.
///
/// @param rate posts per second
/// @param json where the samples go, if not to a file of the benchmark's own
public record SoakOptions(int minutes, int rate, Optional<Path> json) {

    public static final SoakOptions STANDARD = new SoakOptions(30, 300, Optional.empty());

    private static final int SHORT_MINUTES = 10;

    Duration time() {
        return Duration.ofMinutes(minutes);
    }

    Duration betweenSamples() {
        return Duration.ofSeconds(minutes < SHORT_MINUTES ? 2 : 10);
    }

    /// Of ids, of rejections, of the audit topic; the log's restore window.
    Duration retention() {
        return time().dividedBy(8);
    }

    /// How much longer ids are kept.
    Duration grace() {
        return retention().dividedBy(4);
    }

    Duration betweenCleanings() {
        return retention().dividedBy(10);
    }
}
