package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.MemoryWatch;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.report.Machine;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
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
    private static final double MEBIBYTE = 1024 * 1024;

    /// Slower than this, operations per second, is given up.
    private static final int SLOWEST = 2_000;

    private final int changes;
    private final SinkOptions options;
    private final Path home;
    private final PrintStream out;

    public Backlog(int changes, SinkOptions options, Path home, PrintStream out) {
        this.changes = changes;
        this.options = options;
        this.home = home;
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
        var quarters = new ArrayList<Quarter>();
        try (var workplace = Workplace.open(home)) {
            var infrastructure = workplace.infrastructure();
            try (var log = LogWriter.inBulk(infrastructure.bootstrapServers())) {
                var volume = log.writeChangeSets(load);
                out.println("The log holds %,d changes in %,d records, %,.0f MiB."
                        .formatted(changes, volume.records(), volume.bytes() / MEBIBYTE));
            }
            var contestant = new Gatekeeper(infrastructure.bootstrapServers(), options.consumerFlags());
            var patience = new Progress.Patience(
                    MARKS,
                    Duration.ofSeconds(60 + changes / MARKS / SLOWEST),
                    Duration.ofSeconds(60 + changes / SLOWEST));
            try (var target = Target.create(infrastructure.postgres(), "backlog", load);
                    var process = contestant.start(load, target, workplace.logs("backlog"));
                    var memory = MemoryWatch.of(process)) {
                var curve = new Progress(load, patience, _ -> {}).watch(target, process);
                for (var number = 1; number <= 4; number++) {
                    quarters.add(quarter(number, curve, memory));
                }
            }
        }
        report(quarters);
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

    private void report(List<Quarter> quarters) throws IOException {
        var table = new Table("quarter of the backlog", "rows/s", "heap, most MiB", "resident, most MiB", "in GC");
        for (var quarter : quarters) {
            table.line(
                    Integer.toString(quarter.number()),
                    "%,.0f".formatted(quarter.rowsPerSecond()),
                    "%.0f".formatted(quarter.heapBytes() / MEBIBYTE),
                    "%.0f".formatted(quarter.residentBytes() / MEBIBYTE),
                    "%.1f%%".formatted(100 * quarter.collecting()));
        }
        var machine = Machine.here();
        out.println();
        out.println("On " + machine + ".");
        out.print(table);
        var file = options.json().orElse(Workplace.folder(home).resolve("backlog.json"));
        JsonFile.write(
                file, Map.of("benchmark", "backlog", "machine", machine, "changes", changes, "quarters", quarters));
        out.println("All figures are in " + file + ".");
    }
}
