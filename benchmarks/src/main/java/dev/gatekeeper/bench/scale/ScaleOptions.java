package dev.gatekeeper.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How scale is measured.
///
/// @param rows in each run of the sink; a quarter of them go by before it is measured
/// @param seconds for which each load of the gateway lasts
/// @param json where the figures go, if not to a file of the benchmark's own
public record ScaleOptions(int rounds, int rows, int seconds, Set<Part> parts, Optional<Path> json) {

    /// The rows come in multiples of it.
    public static final int UNIT = 3_200;

    public static final ScaleOptions STANDARD =
            new ScaleOptions(3, 400_000, 10, EnumSet.allOf(Part.class), Optional.empty());

    /// Whether the benchmark works, not how fast anything is.
    public static final ScaleOptions QUICK =
            new ScaleOptions(1, 32_000, 1, EnumSet.allOf(Part.class), Optional.empty());

    private static final int WARM_UP = 3;

    public ScaleOptions {
        parts = Set.copyOf(parts);
        if (rows % UNIT != 0) {
            throw new IllegalArgumentException(rows + " rows are no multiple of " + UNIT + ".");
        }
    }

    /// What is measured on its own.
    public enum Part {
        SINK,
        GATEWAY,
        BROKERS
    }

    Duration load() {
        return Duration.ofSeconds(seconds);
    }

    /// For so long the same load goes before, for the JIT.
    Duration warmUp() {
        return load().multipliedBy(WARM_UP);
    }
}
