package dev.gatekeeper.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How scale is measured.
///
/// @param rows in each run of the sink; a quarter of them go by before it is measured
/// @param seconds for which each load of the gateway lasts
/// @param json where the figures go, if not to a file of the benchmark's own
public record ScaleOptions(int rounds, int rows, int seconds, Set<Part> parts, Optional<Path> json) {

    public static final ScaleOptions STANDARD =
            new ScaleOptions(3, 400_000, 10, EnumSet.allOf(Part.class), Optional.empty());

    private static final int WARM_UP = 3;

    public ScaleOptions {
        parts = Set.copyOf(parts);
        if (rows % 3_200 != 0) {
            throw new IllegalArgumentException("--rows takes a multiple of 3200, not " + rows + ".");
        }
    }

    /// What is measured on its own.
    public enum Part {
        SINK,
        GATEWAY,
        BROKERS
    }

    public ScaleOptions quick() {
        return new ScaleOptions(1, 32_000, 1, parts, json);
    }

    public ScaleOptions withRounds(int rounds) {
        return new ScaleOptions(rounds, rows, seconds, parts, json);
    }

    public ScaleOptions withRows(int rows) {
        return new ScaleOptions(rounds, rows, seconds, parts, json);
    }

    public ScaleOptions withSeconds(int seconds) {
        return new ScaleOptions(rounds, rows, seconds, parts, json);
    }

    public ScaleOptions withJson(Path json) {
        return new ScaleOptions(rounds, rows, seconds, parts, Optional.of(json));
    }

    /// @throws IllegalArgumentException where there is no part of that name
    public ScaleOptions withOnly(String part) {
        var only = Arrays.stream(Part.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'bench scale' has no part '" + part + "'."));
        return new ScaleOptions(rounds, rows, seconds, EnumSet.of(only), json);
    }

    Duration load() {
        return Duration.ofSeconds(seconds);
    }

    /// For so long the same load goes before, for the JIT.
    Duration warmUp() {
        return load().multipliedBy(WARM_UP);
    }
}
