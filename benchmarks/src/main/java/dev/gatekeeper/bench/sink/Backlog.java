package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.MemoryWatch;
import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
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

/// Lets the consumer drain a backlog of fresh upserts in sets of 200, and looks at its rate and its memory by
/// quarters of the backlog.
public final class Backlog {

    private static final int MARKS = 100;
    private static final int LOGGED_PER_SECOND = 150_000;
    private static final int DRAINED_PER_SECOND = 80_000;
    private static final double MEBIBYTE = 1024 * 1024;

    /// Slower than this, operations per second, is given up.
    private static final int SLOWEST = 2_000;

    private final int changes;
    private final SinkOptions options;
    private final Path home;
    private final Launch launch;
    private final PrintStream out;

    public Backlog(int changes, SinkOptions options, Path home, Launch launch, PrintStream out) {
        this.changes = changes;
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    /// A quarter of the backlog.
    ///
    /// @param heapBytes the most that was in use, garbage among it
    /// @param residentBytes the most that the process held
    /// @param collecting the share of the time that went into garbage collection
    record Quarter(int number, double rowsPerSecond, long heapBytes, long residentBytes, double collecting) {}

    public void run() throws IOException, SQLException, InterruptedException {
        var load = new Load(Scenario.FRESH, changes);
        var files = ResultFiles.of(options.json(), home, "backlog");
        var writes = new Step("", "the log is written", Duration.ofSeconds(2 + changes / LOGGED_PER_SECOND));
        var drains = new Step("", "the consumer drains it", Duration.ofSeconds(8 + changes / DRAINED_PER_SECOND));
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home);
                var line = StatusLine.show(out, List.of(writes, drains))) {
            var software = Versions.of(workplace.infrastructure());
            var curve = new Curve(List.of());
            var quarters = new ArrayList<Quarter>();
            try {
                line.begin(writes);
                write(workplace.infrastructure(), load, line);
                line.begin(drains);
                curve = drain(workplace, load, line, quarters);
            } catch (SQLException | RuntimeException e) {
                line.end();
                files.write(BacklogPage.of(curve, quarters, launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            print(quarters);
            var figures =
                    Map.of("benchmark", "backlog", "machine", Machine.here(), "changes", changes, "quarters", quarters);
            files.write(
                    figures,
                    BacklogPage.of(curve, quarters, launch.run(software), BacklogPage.drained(curve, changes)),
                    out);
        }
    }

    private void write(Infrastructure infrastructure, Load load, StatusLine line) {
        try (var log = LogWriter.inBulk(infrastructure.bootstrapServers())) {
            var volume = log.writeChangeSets(load);
            line.say("The log holds %,d changes in %,d records, %,.0f MiB."
                    .formatted(changes, volume.records(), volume.bytes() / MEBIBYTE));
        }
    }

    /// @param quarters gets what was seen
    private Curve drain(Workplace workplace, Load load, StatusLine line, List<Quarter> quarters) throws SQLException {
        var infrastructure = workplace.infrastructure();
        var contestant = new Gatekeeper(infrastructure.bootstrapServers(), options.consumerFlags());
        var patience = new Progress.Patience(
                MARKS, Duration.ofSeconds(60 + changes / MARKS / SLOWEST), Duration.ofSeconds(60 + changes / SLOWEST));
        try (var target = Target.create(infrastructure.postgres(), "backlog", load);
                var process = contestant.start(load, target, workplace.logs("backlog"));
                var memory = MemoryWatch.of(process)) {
            var curve = new Progress(load, patience, reached -> line.reached((double) reached / changes))
                    .watch(target, process);
            for (var number = 1; number <= 4; number++) {
                quarters.add(quarter(number, curve, memory));
            }
            return curve;
        }
    }

    private Quarter quarter(int number, Curve curve, MemoryWatch memory) {
        var part = curve.between((int) ((number - 1) * (long) changes / 4), (int) (number * (long) changes / 4));
        if (part.points().size() < 2) {
            return new Quarter(number, 0, 0, 0, 0);
        }
        var seen = memory.between(
                part.points().getFirst().nanos(), part.points().getLast().nanos());
        return new Quarter(number, part.rate(0), seen.mostHeap(), seen.mostResident(), seen.collecting());
    }

    private void print(List<Quarter> quarters) {
        var table = new Table("quarter of the backlog", "rows/s", "heap, most MiB", "resident, most MiB", "in GC");
        for (var quarter : quarters) {
            table.line(
                    Integer.toString(quarter.number()),
                    "%,.0f".formatted(quarter.rowsPerSecond()),
                    "%.0f".formatted(quarter.heapBytes() / MEBIBYTE),
                    "%.0f".formatted(quarter.residentBytes() / MEBIBYTE),
                    "%.1f%%".formatted(100 * quarter.collecting()));
        }
        out.println();
        out.println("On " + Machine.here() + ".");
        out.print(table);
    }
}
