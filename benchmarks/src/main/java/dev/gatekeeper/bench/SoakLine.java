package dev.gatekeeper.bench;

import dev.gatekeeper.bench.soak.SoakOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What `bench soak` is told on its command line.
final class SoakLine {

    @Option(names = "--minutes", paramLabel = "N", description = "For how long it lasts (${DEFAULT-VALUE})")
    private int minutes = SoakOptions.STANDARD.minutes();

    @Option(names = "--rate", paramLabel = "N", description = "Posts per second (${DEFAULT-VALUE})")
    private int rate = SoakOptions.STANDARD.rate();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the samples go, if not into GATEKEEPER_HOME/bench; the HTML report lies beside them")
    private Optional<Path> json = Optional.empty();

    SoakOptions options() {
        return new SoakOptions(minutes, rate, json);
    }
}
