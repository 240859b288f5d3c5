package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.report.Machine;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.bench.workload.Volume;
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
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<Scenario, Volumes> volumes = new EnumMap<>(Scenario.class);
    private final Map<Scenario, String> contents = new EnumMap<>(Scenario.class);
    private int runs;

    /// @param peers where the peers' builds are
    public SinkBench(SinkOptions options, Path home, Path peers, PrintStream out) {
        this.options = options;
        this.home = home;
        this.debezium = peers.resolve("debezium/target");
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
        try (var workplace = Workplace.open(home)) {
            var infrastructure = workplace.infrastructure();
            for (var scenario : options.scenarios().stream().sorted().toList()) {
                volumes.put(scenario, write(infrastructure, options.load(scenario)));
            }
            for (var round = 1; round <= options.rounds(); round++) {
                for (var scenario : options.scenarios().stream().sorted().toList()) {
                    round(workplace, options.load(scenario), round);
                }
            }
        }
        var report = new SinkReport(Machine.here(), options.rounds(), figures, volumes);
        out.print(report.text(options));
        var file = options.json().orElse(Workplace.folder(home).resolve("sink.json"));
        JsonFile.write(file, report.json(options));
        out.println("All figures are in " + file + ".");
    }

    private Volumes write(Infrastructure infrastructure, Load load) {
        try (var log = LogWriter.inBulk(infrastructure.bootstrapServers())) {
            return new Volumes(log.writeChangeSets(load), log.writeRows(load));
        }
    }

    private void round(Workplace workplace, Load load, int round) throws SQLException {
        for (var ceiling : Ceiling.values()) {
            if (ceiling.fits(load)) {
                try (var target = target(workplace, load)) {
                    var curve = ceiling.run(load, target);
                    requireSameRows(load.scenario(), ceiling.title(), target);
                    add(new Figure(
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
        for (var contestant : contestants(workplace.infrastructure(), load.scenario())) {
            try (var target = target(workplace, load)) {
                add(drain(workplace, load, target, contestant, round));
            }
        }
    }

    private Figure drain(Workplace workplace, Load load, Target target, Contestant contestant, int round)
            throws SQLException {
        var folder =
                workplace.logs(name(load) + "-" + runs + "-" + contestant.name().replaceAll("\\W+", "-"));
        try (var process = contestant.start(load, target, folder)) {
            var curve = new Progress(load, options.patience(), _ -> {}).watch(target, process);
            if (curve.reached() == load.operations()) {
                requireSameRows(load.scenario(), contestant.name(), target);
            }
            return new Figure(
                    name(load),
                    contestant.name(),
                    round,
                    curve.reached(),
                    rate(curve, load),
                    target.rowsPerTransaction(),
                    process.processorTime().toNanos() / 1e3 / curve.reached(),
                    process.mostResident().orElse(0));
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

    private List<Contestant> contestants(Infrastructure infrastructure, Scenario scenario) {
        var contestants = new ArrayList<Contestant>();
        contestants.add(new Gatekeeper(infrastructure.bootstrapServers(), options.consumerFlags()));
        if (options.peer()) {
            contestants.add(Debezium.atItsBest(infrastructure.bootstrapServers(), debezium));
            if (scenario == Scenario.ALTERNATING) {
                contestants.add(Debezium.byDefault(infrastructure.bootstrapServers(), debezium));
            }
        }
        return contestants;
    }

    private double rate(Curve curve, Load load) {
        return curve.rate(options.warmUp(load));
    }

    private static String name(Load load) {
        return SinkReport.key(load.scenario());
    }

    private void add(Figure figure) {
        figures.add(figure);
        out.println("  round %d, %s: %s %,.0f rows/s"
                .formatted(figure.round(), figure.scenario(), figure.contestant(), figure.rowsPerSecond()));
    }
}
