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
import org.openjdk.jmh.Main;

/// Runs the launcher's command `bench`. Exit status: 0 when done, 1 where something stands in the way or a soak was not
/// flat, 2 for a command line that makes no sense.
public final class Bench {

    private Bench() {}

    /// `gatekeeper.home` is where data may lie for the time of a run, `gatekeeper.peers` where the peers' builds are.
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var home = Path.of(System.getProperty("gatekeeper.home", ".gatekeeper"));
        var peers = Path.of(System.getProperty("gatekeeper.peers", "benchmarks/peers"));
        var launch = Launch.now("bench", arguments);
        switch (Command.parse(arguments)) {
            case Command.Sink(var options) -> new SinkBench(options, home, peers, launch, System.out).run();
            case Command.Backlog(var changes, var options) ->
                new Backlog(changes, options, home, launch, System.out).run();
            case Command.Latency(var rate, var seconds, var options) ->
                new Latency(rate, seconds, options, home, launch, System.out).run();
            case Command.Gateway(var options) -> new GatewayBench(options, home, launch, System.out).run();
            case Command.Scale(var options) -> new ScaleBench(options, home, launch, System.out).run();
            case Command.Soak(var options) -> {
                if (!new SoakBench(options, home, launch, System.out).run()) {
                    System.exit(1);
                }
            }
            case Command.Writes(var options) -> new WritesBench(options, home, launch, System.out).run();
            case Command.Micro(var forJmh) -> Main.main(forJmh.toArray(String[]::new));
            case Command.Misuse(var sentence) -> {
                System.err.println(sentence);
                System.err.println(Command.USAGE);
                System.exit(2);
            }
        }
    }
}
