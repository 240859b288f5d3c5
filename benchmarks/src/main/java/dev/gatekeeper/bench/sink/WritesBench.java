package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.report.Machine;
import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Operation;
import dev.gatekeeper.bench.workload.Row;
import dev.gatekeeper.bench.workload.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Compares ways to write the same rows from texts, the making of what travels included: each in turn, in a database of
/// its own, as many rounds as are asked for.
public final class WritesBench {

    /// Rows in a transaction, and in a statement.
    private static final int BATCH = 2_000;

    private static final List<Scenario> SCENARIOS = List.of(Scenario.FRESH, Scenario.CONFLICTS);

    private static final List<Supplier<Writing>> WAYS = List.of(
            () -> new ArrayWriting(true),
            () -> new ArrayWriting(false),
            () -> new CopyWriting(false),
            () -> new CopyWriting(true),
            RowWriting::new);

    private final SinkOptions options;
    private final Path home;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    public WritesBench(SinkOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        try (var workplace = Workplace.open(home)) {
            for (var round = 1; round <= options.rounds(); round++) {
                for (var scenario : SCENARIOS) {
                    var load = options.load(scenario);
                    String contents = null;
                    for (var way : WAYS) {
                        var name = "writes_" + figures.size();
                        try (var target =
                                Target.create(workplace.infrastructure().postgres(), name, load)) {
                            figures.add(measure(way.get(), load, target, round));
                            var held = target.contents();
                            if (contents != null && !contents.equals(held)) {
                                throw new IllegalStateException(
                                        figures.getLast().contestant() + " has left other rows: " + held);
                            }
                            contents = held;
                        }
                    }
                }
            }
        }
        report();
    }

    private Figure measure(Writing way, Load load, Target target, int round) throws SQLException {
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
        out.println(
                "  round %d, %s: %s %,.0f rows/s".formatted(round, SinkReport.key(load.scenario()), way.title(), rate));
        return new Figure(SinkReport.key(load.scenario()), way.title(), round, curve.reached(), rate, BATCH, 0, 0);
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

    private void report() throws IOException {
        var machine = Machine.here();
        out.printf(
                "%nOn %s. %,d rows, %,d a statement, medians of %d rounds.%n%n",
                machine, options.rows(), BATCH, options.rounds());
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
        var file = options.json().orElse(Workplace.folder(home).resolve("writes.json"));
        JsonFile.write(file, Map.of("benchmark", "writes", "machine", machine, "runs", figures));
        out.println("All figures are in " + file + ".");
    }

    private double median(String scenario, String title) {
        return Median.of(figures.stream()
                .filter(figure -> figure.scenario().equals(scenario)
                        && figure.contestant().equals(title))
                .map(Figure::rowsPerSecond)
                .toList());
    }
}
