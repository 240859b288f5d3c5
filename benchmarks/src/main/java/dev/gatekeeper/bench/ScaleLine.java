package dev.gatekeeper.bench;

import dev.gatekeeper.bench.scale.ScaleOptions;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `bench scale` is told on its command line.
final class ScaleLine {

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Rows.class,
            description = "Rows in each run of the sink, a multiple of " + ScaleOptions.UNIT + " (400000)")
    private Optional<Integer> rows = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", description = "For how long each load of the gateway lasts (10)")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "One of ${COMPLETION-CANDIDATES}: the sink, the gateway, or one broker beside three")
    private Optional<ScaleOptions.Part> only = Optional.empty();

    ScaleOptions options() {
        var usual = run.quick() ? ScaleOptions.QUICK : ScaleOptions.STANDARD;
        return new ScaleOptions(
                run.rounds().orElse(usual.rounds()),
                rows.orElse(usual.rows()),
                seconds.orElse(usual.seconds()),
                only.map(Set::of).orElse(usual.parts()),
                run.json());
    }

    private static final class Rows extends Count {

        Rows() {
            super(ScaleOptions.UNIT);
        }
    }
}
