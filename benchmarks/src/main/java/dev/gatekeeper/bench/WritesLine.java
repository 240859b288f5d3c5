package dev.gatekeeper.bench;

import dev.gatekeeper.bench.sink.SinkOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `bench writes` is told on its command line.
final class WritesLine {

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Rows.class,
            description = "Rows in each run, a multiple of " + SinkOptions.UNIT + " (2000000)")
    private Optional<Integer> rows = Optional.empty();

    SinkOptions options() {
        var usual = run.quick() ? SinkOptions.QUICK : SinkOptions.STANDARD;
        return new SinkOptions(
                run.rounds().orElse(usual.rounds()),
                rows.orElse(usual.rows()),
                usual.peer(),
                usual.scenarios(),
                run.json(),
                usual.consumerFlags());
    }

    private static final class Rows extends Count {

        Rows() {
            super(SinkOptions.UNIT);
        }
    }
}
