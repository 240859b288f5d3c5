package dev.gatekeeper.bench;

import static dev.gatekeeper.bench.Values.number;
import static dev.gatekeeper.bench.Values.value;

import dev.gatekeeper.bench.gateway.GatewayOptions;
import dev.gatekeeper.bench.gateway.Part;
import dev.gatekeeper.bench.scale.ScaleOptions;
import dev.gatekeeper.bench.sink.SinkOptions;
import dev.gatekeeper.bench.soak.SoakOptions;
import dev.gatekeeper.bench.workload.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a command line asks for.
sealed interface Command {

    String USAGE = """
            usage: gatekeeper bench sink [--quick] [--rounds N] [--rows N] [--scenario NAME]... [--no-peer]
                   gatekeeper bench sink --backlog N
                   gatekeeper bench sink --latency [--rate N] [--seconds N]
                   gatekeeper bench gateway [--quick] [--rounds N] [--seconds N] [--lines N] [--part NAME]...
                   gatekeeper bench scale [--quick] [--rounds N] [--rows N] [--seconds N] [--only sink|gateway|brokers]
                   gatekeeper bench soak [--minutes N] [--rate N]
                   gatekeeper bench writes [--rounds N] [--rows N]
                   gatekeeper bench micro [JMH's own arguments]

              --quick           a few thousand rows, one round: whether the benchmark works, not how fast anything is
              --rounds N        how often everything runs; medians are shown (3)
              --rows N          rows in each run (2000000; for 'scale' 400000)
              --scenario NAME   fresh, conflicts, alternating, tables or ones; all of them by default
              --part NAME       starts, posts, contracts, applied, upload or spool; all of them by default
              --no-peer         Gatekeeper and the ceilings alone
              --backlog N       drain N changes by the consumer alone, and watch its memory
              --latency         the way from the log to the commit at a steady rate
              --rate N          change sets per second for --latency (200), posts per second of the soak (300)
              --seconds N       for how long --latency measures (60), and each load of the gateway lasts (10)
              --only PART       of 'scale': the sink, the gateway, or one broker beside three
              --minutes N       for how long the soak lasts (30)
              --lines N         change sets in an upload (1000000)
              --json FILE       where the figures go besides; the HTML report is written beside them
              --consumer-jvm F  one more flag for the consumer's JVM
              --gateway-jvm F   one more flag for the gateway's JVM""";

    /// The sink beside its peer and its ceilings.
    record Sink(SinkOptions options) implements Command {}

    /// A backlog of so many changes.
    record Backlog(int changes, SinkOptions options) implements Command {}

    /// So many change sets per second.
    record Latency(int rate, int seconds, SinkOptions options) implements Command {}

    /// The gateway beside its ceilings.
    record Gateway(GatewayOptions options) implements Command {}

    /// What more partitions, consumers, gateways and brokers come to.
    record Scale(ScaleOptions options) implements Command {}

    /// Everything under a constant load for long.
    record Soak(SoakOptions options) implements Command {}

    /// The ways to write rows, beside each other.
    record Writes(SinkOptions options) implements Command {}

    /// @param arguments for JMH
    record Micro(List<String> arguments) implements Command {}

    /// @param sentence what is wrong
    record Misuse(String sentence) implements Command {}

    static Command parse(String... arguments) {
        if (arguments.length == 0) {
            return new Misuse("What to measure is missing.");
        }
        var rest = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return switch (arguments[0]) {
                case "sink" -> sink(rest);
                case "gateway" -> gateway(rest);
                case "scale" -> new Scale(LongRuns.scale(rest));
                case "soak" -> new Soak(LongRuns.soak(rest));
                case "writes" ->
                    switch (sink(rest)) {
                        case Sink(var options) -> new Writes(options);
                        case Backlog _, Latency _, Gateway _, Scale _, Soak _, Writes _, Micro _, Misuse _ ->
                            new Misuse("'bench writes' takes --rounds, --rows and --json.");
                    };
                case "micro" -> new Micro(List.copyOf(rest));
                default -> new Misuse(arguments[0] + " can't be measured.");
            };
        } catch (IllegalArgumentException e) {
            return new Misuse(String.valueOf(e.getMessage()));
        }
    }

    private static Command sink(List<String> arguments) {
        var options = SinkOptions.STANDARD;
        var scenarios = EnumSet.noneOf(Scenario.class);
        var flags = new ArrayList<String>();
        var backlog = 0;
        var latency = false;
        var rate = 200;
        var seconds = 60;
        var left = arguments.iterator();
        while (left.hasNext()) {
            var option = left.next();
            switch (option) {
                case "--quick" -> options = options.quick();
                case "--no-peer" -> options = options.withoutPeer();
                case "--latency" -> latency = true;
                case "--rounds" -> options = options.withRounds(number(option, left));
                case "--rows" -> options = options.withRows(number(option, left));
                case "--rate" -> rate = number(option, left);
                case "--seconds" -> seconds = number(option, left);
                case "--backlog" -> backlog = number(option, left);
                case "--scenario" -> scenarios.add(scenario(value(option, left)));
                case "--json" -> options = options.withJson(Path.of(value(option, left)));
                case "--consumer-jvm" -> flags.add(value(option, left));
                default -> throw new IllegalArgumentException("The option " + option + " does not exist.");
            }
        }
        var all = options.withScenarios(scenarios.isEmpty() ? EnumSet.allOf(Scenario.class) : Set.copyOf(scenarios))
                .withConsumerFlags(flags);
        if (latency) {
            return new Latency(rate, seconds, all);
        }
        if (backlog % 200 != 0) {
            throw new IllegalArgumentException("--backlog takes a multiple of 200, not " + backlog + ".");
        }
        return backlog > 0 ? new Backlog(backlog, all) : new Sink(all);
    }

    private static Command gateway(List<String> arguments) {
        var options = GatewayOptions.STANDARD;
        var parts = EnumSet.noneOf(Part.class);
        var flags = new ArrayList<String>();
        var left = arguments.iterator();
        while (left.hasNext()) {
            var option = left.next();
            switch (option) {
                case "--quick" -> options = options.quick();
                case "--rounds" -> options = options.withRounds(number(option, left));
                case "--seconds" -> options = options.withSeconds(number(option, left));
                case "--lines" -> options = options.withLines(number(option, left));
                case "--json" -> options = options.withJson(Path.of(value(option, left)));
                case "--part" -> parts.add(Part.named(value(option, left)));
                case "--gateway-jvm" -> flags.add(value(option, left));
                default -> throw new IllegalArgumentException("The option " + option + " does not exist.");
            }
        }
        return new Gateway(options.withParts(parts.isEmpty() ? EnumSet.allOf(Part.class) : parts)
                .withFlags(flags));
    }

    private static Scenario scenario(String name) {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + name + "'."));
    }
}
