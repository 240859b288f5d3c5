package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Operation;
import dev.gatekeeper.bench.workload.Row;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.progress.StatusLine;
import dev.gatekeeper.report.progress.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Compares ways to write the same rows from texts, the making of what travels included: each in turn, in a database of
/// its own, as many rounds as are asked for.
public final class WritesBench {

    /// Rows in a transaction, and in a statement.
    private static final int BATCH = 2_000;

    /// Of the slowest way, roughly.
    private static final int ROWS_PER_SECOND = 50_000;

    private static final List<Scenario> SCENARIOS = List.of(Scenario.FRESH, Scenario.CONFLICTS);

    private static final List<Supplier<Writing>> WAYS = List.of(
            () -> new ArrayWriting(true),
            () -> new ArrayWriting(false),
            () -> new CopyWriting(false),
            () -> new CopyWriting(true),
            RowWriting::new);

    private final SinkOptions options;
    private final Path home;
    private final Launch launch;
    private final PrintStream out;
    private final List<Drained> written = new ArrayList<>();

    public WritesBench(SinkOptions options, Path home, Launch launch, PrintStream out) {
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var files = ResultFiles.of(options.json(), home, "writes");
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home);
                var line = StatusLine.show(out, steps())) {
            var software = Versions.of(workplace.infrastructure());
            try {
                rounds(workplace, line);
            } catch (SQLException | RuntimeException e) {
                line.end();
                files.write(page(launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            print();
            files.write(
                    Map.of("benchmark", "writes", "machine", Machine.here(), "runs", figures()),
                    page(launch.run(software), Outcome.good("All ways left the same rows.")),
                    out);
        }
    }

    private void rounds(Workplace workplace, StatusLine line) throws SQLException {
        for (var round = 1; round <= options.rounds(); round++) {
            for (var scenario : SCENARIOS) {
                var load = options.load(scenario);
                String contents = null;
                for (var way : WAYS) {
                    var name = "writes_" + written.size();
                    line.begin(step(scenario, way.get(), round));
                    try (var target = Target.create(workplace.infrastructure().postgres(), name, load)) {
                        measure(way.get(), load, target, round, line);
                        var held = target.contents();
                        if (contents != null && !contents.equals(held)) {
                            throw new IllegalStateException(
                                    written.getLast().figure().contestant() + " has left other rows: " + held);
                        }
                        contents = held;
                    }
                }
            }
        }
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var round = 1; round <= options.rounds(); round++) {
            for (var scenario : SCENARIOS) {
                for (var way : WAYS) {
                    steps.add(step(scenario, way.get(), round));
                }
            }
        }
        return steps;
    }

    private Step step(Scenario scenario, Writing way, int round) {
        return new Step(
                "round " + round + " of " + options.rounds(),
                SinkReport.key(scenario) + ", " + way.title(),
                Duration.ofSeconds(3 + options.rows() / ROWS_PER_SECOND));
    }

    private List<Figure> figures() {
        return written.stream().map(Drained::figure).toList();
    }

    private RunReport page(Run run, Outcome outcome) {
        var titles = WAYS.stream().map(way -> way.get().title()).toList();
        return WritesPage.of(written, SCENARIOS, titles, run, outcome);
    }

    private void measure(Writing way, Load load, Target target, int round, StatusLine line) throws SQLException {
        var points = new ArrayList<Curve.Point>();
        try (var connection = target.connect()) {
            connection.setAutoCommit(false);
            way.begin(connection, load.scenario().tables().getFirst());
            connection.commit();
            points.add(new Curve.Point(0, System.nanoTime()));
            for (var start = 0; start < load.operations(); start += BATCH) {
                var end = Math.min(load.operations(), start + BATCH);
                way.write(rows(load, start, end));
                connection.commit();
                points.add(new Curve.Point(end, System.nanoTime()));
            }
        }
        var curve = new Curve(points);
        var rate = curve.rate(options.warmUp(load));
        line.say(
                "  round %d, %s: %s %,.0f rows/s".formatted(round, SinkReport.key(load.scenario()), way.title(), rate));
        var figure =
                new Figure(SinkReport.key(load.scenario()), way.title(), round, curve.reached(), rate, BATCH, 0, 0);
        written.add(new Drained(figure, curve));
    }

    private static List<Row> rows(Load load, int start, int end) {
        var rows = new ArrayList<Row>(end - start);
        for (var number = start; number < end; number++) {
            if (load.at(number) instanceof Operation.Upsert(var _, var row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void print() {
        out.printf(
                "%nOn %s. %,d rows, %,d a statement, medians of %d rounds.%n%n",
                Machine.here(), options.rows(), BATCH, options.rounds());
        var table = new Table("rows/s", "fresh", "of the first", "conflicts", "of the first");
        var first = WAYS.getFirst().get().title();
        for (var way : WAYS) {
            var title = way.get().title();
            table.line(
                    title,
                    "%,.0f".formatted(median("fresh", title)),
                    "%.0f%%".formatted(100 * median("fresh", title) / median("fresh", first)),
                    "%,.0f".formatted(median("conflicts", title)),
                    "%.0f%%".formatted(100 * median("conflicts", title) / median("conflicts", first)));
        }
        out.print(table);
    }

    private double median(String scenario, String title) {
        return Median.of(figures().stream()
                .filter(figure -> figure.scenario().equals(scenario)
                        && figure.contestant().equals(title))
                .map(Figure::rowsPerSecond)
                .toList());
    }
}
