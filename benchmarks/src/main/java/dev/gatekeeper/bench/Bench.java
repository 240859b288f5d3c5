package dev.gatekeeper.bench;

import dev.gatekeeper.bench.gateway.GatewayBench;
import dev.gatekeeper.bench.scale.ScaleBench;
import dev.gatekeeper.bench.sink.Backlog;
import dev.gatekeeper.bench.sink.Latency;
import dev.gatekeeper.bench.sink.SinkBench;
import dev.gatekeeper.bench.sink.WritesBench;
import dev.gatekeeper.bench.soak.SoakBench;
import dev.gatekeeper.report.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./gatekeeper bench`. Exit status: 0 when done, 1 where something stands in the way or a soak was not flat, 2 for a
/// command line that makes no sense.
@Command(
        name = "gatekeeper bench",
        description = "Measures Gatekeeper as a whole beside peers and ceilings, in one run on one machine.",
        subcommands = {MicroCommand.class, HelpCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Bench {

    private final Path home = Path.of(System.getProperty("gatekeeper.home", ".gatekeeper"));
    private final Path peers = Path.of(System.getProperty("gatekeeper.peers", "benchmarks/peers"));
    private final Launch launch;

    private Bench(Launch launch) {
        this.launch = launch;
    }

    /// `gatekeeper.home` is where data may lie for the time of a run, `gatekeeper.peers` where the peers' builds are.
    public static void main(String[] arguments) {
        System.exit(line(Launch.now("bench", arguments)).execute(arguments));
    }

    static CommandLine line(Launch launch) {
        var count = new Count();
        return new CommandLine(new Bench(launch))
                .registerConverter(int.class, count)
                .registerConverter(Integer.class, count)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Command(name = "sink", description = "The sink beside its peer and its ceilings.", mixinStandardHelpOptions = true)
    void sink(
            @Mixin SinkLine line,
            @Option(
                            names = "--backlog",
                            paramLabel = "N",
                            converter = Changes.class,
                            description = "Instead: drain N changes by the consumer alone, and watch its memory")
                    Optional<Integer> backlog,
            @Option(names = "--latency", description = "Instead: the way from the log to the commit at a steady rate")
                    boolean latency,
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "Change sets per second for --latency (${DEFAULT-VALUE})")
                    int rate,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "For how long --latency measures (${DEFAULT-VALUE})")
                    int seconds)
            throws IOException, SQLException, InterruptedException {
        if (latency) {
            new Latency(rate, seconds, line.options(), home, launch, System.out).run();
        } else if (backlog.isPresent()) {
            new Backlog(backlog.get(), line.options(), home, launch, System.out).run();
        } else {
            new SinkBench(line.options(), home, peers, launch, System.out).run();
        }
    }

    @Command(name = "gateway", description = "The gateway beside its ceilings.", mixinStandardHelpOptions = true)
    void gateway(@Mixin GatewayLine line) throws IOException, SQLException, InterruptedException {
        new GatewayBench(line.options(), home, launch, System.out).run();
    }

    @Command(
            name = "scale",
            description = "What more partitions, consumers, gateways and brokers come to.",
            mixinStandardHelpOptions = true)
    void scale(@Mixin ScaleLine line) throws IOException, SQLException, InterruptedException {
        new ScaleBench(line.options(), home, launch, System.out).run();
    }

    @Command(
            name = "soak",
            description = "Everything under a constant load: whether memory and latency stay where they are.",
            mixinStandardHelpOptions = true)
    int soak(@Mixin SoakLine line) throws IOException, SQLException, InterruptedException {
        return new SoakBench(line.options(), home, launch, System.out).run() ? 0 : 1;
    }

    @Command(
            name = "writes",
            description = "The ways to write rows, beside each other.",
            mixinStandardHelpOptions = true)
    void writes(@Mixin WritesLine line) throws IOException, SQLException, InterruptedException {
        new WritesBench(line.options(), home, launch, System.out).run();
    }

    /// Whole change sets of a backlog.
    private static final class Changes extends Count {

        Changes() {
            super(200);
        }
    }
}
