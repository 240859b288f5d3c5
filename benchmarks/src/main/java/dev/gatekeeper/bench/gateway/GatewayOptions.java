package dev.gatekeeper.bench.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the gateway is measured.
///
/// @param parts what is measured
/// @param seconds for which each load lasts
/// @param lines of an upload, a change set of one row each
/// @param starts of the gateway in each round, with the AOT cache and without
/// @param json where the figures go, if not to a file of the benchmark's own
/// @param flags more for the gateway's JVM
public record GatewayOptions(
        Set<Part> parts, int rounds, int seconds, int lines, int starts, Optional<Path> json, List<String> flags) {

    public static final GatewayOptions STANDARD =
            new GatewayOptions(EnumSet.allOf(Part.class), 3, 10, 1_000_000, 5, Optional.empty(), List.of());

    /// Whether the benchmark works, not how fast anything is.
    public static final GatewayOptions QUICK =
            new GatewayOptions(EnumSet.allOf(Part.class), 1, 1, 20_000, 1, Optional.empty(), List.of());

    private static final int WARM_UP = 3;

    public GatewayOptions {
        parts = Set.copyOf(parts);
        flags = List.copyOf(flags);
    }

    Duration load() {
        return Duration.ofSeconds(seconds);
    }

    /// For so long the same load goes before: until then the JIT takes half of a processor.
    Duration warmUp() {
        return load().multipliedBy(WARM_UP);
    }
}
