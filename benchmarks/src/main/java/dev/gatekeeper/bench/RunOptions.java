package dev.gatekeeper.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What all take that run in rounds.
final class RunOptions {

    @Option(
            names = "--quick",
            description = "Little of everything, one round: whether the benchmark works, not how fast anything is")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often everything runs; medians are shown (3)")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures go, if not into GATEKEEPER_HOME/bench; the HTML report lies beside them")
    private Optional<Path> json = Optional.empty();

    boolean quick() {
        return quick;
    }

    Optional<Integer> rounds() {
        return rounds;
    }

    Optional<Path> json() {
        return json;
    }
}
