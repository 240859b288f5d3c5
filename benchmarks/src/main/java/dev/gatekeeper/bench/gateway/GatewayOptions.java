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

    private static final int WARM_UP = 3;
    private static final int QUICK_SECONDS = 1;
    private static final int QUICK_LINES = 20_000;

    public GatewayOptions {
        parts = Set.copyOf(parts);
        flags = List.copyOf(flags);
    }

    public GatewayOptions withParts(Set<Part> parts) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, json, flags);
    }

    public GatewayOptions quick() {
        return new GatewayOptions(parts, 1, QUICK_SECONDS, QUICK_LINES, 1, json, flags);
    }

    public GatewayOptions withRounds(int rounds) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, json, flags);
    }

    public GatewayOptions withSeconds(int seconds) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, json, flags);
    }

    public GatewayOptions withLines(int lines) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, json, flags);
    }

    public GatewayOptions withJson(Path json) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, Optional.of(json), flags);
    }

    public GatewayOptions withFlags(List<String> flags) {
        return new GatewayOptions(parts, rounds, seconds, lines, starts, json, flags);
    }

    Duration load() {
        return Duration.ofSeconds(seconds);
    }

    /// For so long the same load goes before: until then the JIT takes half of a processor.
    Duration warmUp() {
        return load().multipliedBy(WARM_UP);
    }
}
