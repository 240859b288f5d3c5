package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.bench.workload.Volume;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.progress.StatusLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Runs ceilings, Gatekeeper and the peer over the same rows, one after the other, each in a database of its own on one
/// server, and that as many rounds as are asked for.
public final class SinkBench {

    private final SinkOptions options;
    private final Path home;
    private final Path debezium;
    private final Launch launch;
    private final PrintStream out;
    private final List<Drained> drained = new ArrayList<>();
    private final Map<Scenario, Volumes> volumes = new EnumMap<>(Scenario.class);
    private final Map<Scenario, String> contents = new EnumMap<>(Scenario.class);
    private int runs;

    /// @param peers where the peers' builds are
    public SinkBench(SinkOptions options, Path home, Path peers, Launch launch, PrintStream out) {
        this.options = options;
        this.home = home;
        this.debezium = peers.resolve("debezium/target");
        this.launch = launch;
        this.out = out;
    }

    /// What there is to read.
    ///
    /// @param rows the peer's
    record Volumes(Volume changeSets, Volume rows) {}

    /// @throws IllegalStateException where a contestant fails
    public void run() throws IOException, SQLException, InterruptedException {
        if (options.peer() && !Files.isDirectory(debezium)) {
            throw new IllegalStateException("The peer is not there: " + debezium + "; --no-peer does without.");
        }
        var files = ResultFiles.of(options.json(), home, "sink");
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home);
                var line = StatusLine.show(out, SinkSteps.all(options))) {
            var software = Versions.of(workplace.infrastructure());
            try {
                rounds(workplace, line);
            } catch (SQLException | RuntimeException e) {
                line.end();
                files.write(SinkPage.of(report(), options, drained, launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            out.print(report().text(options));
            files.write(
                    report().json(options),
                    SinkPage.of(report(), options, drained, launch.run(software), SinkPage.done(options)),
                    out);
        }
    }

    private SinkReport report() {
        return new SinkReport(
                Machine.here(),
                options.rounds(),
                drained.stream().map(Drained::figure).toList(),
                volumes);
    }

    private void rounds(Workplace workplace, StatusLine line) throws SQLException {
        for (var scenario : options.scenarios().stream().sorted().toList()) {
            line.begin(SinkSteps.log(options, scenario));
            volumes.put(scenario, write(workplace.infrastructure(), options.load(scenario)));
        }
        for (var round = 1; round <= options.rounds(); round++) {
            for (var scenario : options.scenarios().stream().sorted().toList()) {
                round(workplace, options.load(scenario), line, round);
            }
        }
    }

    private Volumes write(Infrastructure infrastructure, Load load) {
        try (var log = LogWriter.inBulk(infrastructure.bootstrapServers())) {
            return new Volumes(log.writeChangeSets(load), log.writeRows(load));
        }
    }

    private void round(Workplace workplace, Load load, StatusLine line, int round) throws SQLException {
        for (var ceiling : Ceiling.values()) {
            if (ceiling.fits(load)) {
                line.begin(SinkSteps.of(options, load.scenario(), ceiling, round));
                try (var target = target(workplace, load)) {
                    var curve = ceiling.run(load, target);
                    requireSameRows(load.scenario(), ceiling.title(), target);
                    add(
                            line,
                            curve,
                            new Figure(
                                    name(load),
                                    ceiling.title(),
                                    round,
                                    curve.reached(),
                                    rate(curve, load),
                                    target.rowsPerTransaction(),
                                    0,
                                    0));
                }
            }
        }
        for (var name : options.contestants(load.scenario())) {
            line.begin(SinkSteps.of(options, load.scenario(), name, round));
            var contestant = contestant(workplace.infrastructure(), name);
            try (var target = target(workplace, load)) {
                drain(workplace, load, target, contestant, line, round);
            }
        }
    }

    private void drain(Workplace workplace, Load load, Target target, Contestant contestant, StatusLine line, int round)
            throws SQLException {
        var folder =
                workplace.logs(name(load) + "-" + runs + "-" + contestant.name().replaceAll("\\W+", "-"));
        try (var process = contestant.start(load, target, folder)) {
            var curve = new Progress(
                            load, options.patience(), reached -> line.reached((double) reached / load.operations()))
                    .watch(target, process);
            if (curve.reached() == load.operations()) {
                requireSameRows(load.scenario(), contestant.name(), target);
            }
            add(
                    line,
                    curve,
                    new Figure(
                            name(load),
                            contestant.name(),
                            round,
                            curve.reached(),
                            rate(curve, load),
                            target.rowsPerTransaction(),
                            process.processorTime().toNanos() / 1e3 / curve.reached(),
                            process.mostResident().orElse(0)));
        }
    }

    /// Nobody is fast by leaving something out: all tables must end as those of the first who was there.
    private void requireSameRows(Scenario scenario, String name, Target target) throws SQLException {
        var held = target.contents();
        var first = contents.putIfAbsent(scenario, held);
        if (first != null && !first.equals(held)) {
            throw new IllegalStateException(
                    "%s has left other rows in %s: %s instead of %s.".formatted(name, scenario.tables(), held, first));
        }
    }

    private Target target(Workplace workplace, Load load) throws SQLException {
        return Target.create(workplace.infrastructure().postgres(), "bench_" + runs++, load);
    }

    private Contestant contestant(Infrastructure infrastructure, String name) {
        return switch (name) {
            case Debezium.TUNED -> Debezium.atItsBest(infrastructure.bootstrapServers(), debezium);
            case Debezium.DEFAULT -> Debezium.byDefault(infrastructure.bootstrapServers(), debezium);
            default -> new Gatekeeper(infrastructure.bootstrapServers(), options.consumerFlags());
        };
    }

    private double rate(Curve curve, Load load) {
        return curve.rate(options.warmUp(load));
    }

    private static String name(Load load) {
        return SinkReport.key(load.scenario());
    }

    private void add(StatusLine line, Curve curve, Figure figure) {
        drained.add(new Drained(figure, curve));
        line.say("  round %d, %s: %s %,.0f rows/s"
                .formatted(figure.round(), figure.scenario(), figure.contestant(), figure.rowsPerSecond()));
    }
}
