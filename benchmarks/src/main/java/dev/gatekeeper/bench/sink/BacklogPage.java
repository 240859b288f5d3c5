package dev.gatekeeper.bench.sink;

import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.List;
import java.util.Locale;

/// What the draining of a backlog looks like.
final class BacklogPage {

    private static final double MEBIBYTE = 1024 * 1024;

    private BacklogPage() {}

    /// @param changes that there were
    static Outcome drained(Curve curve, int changes) {
        return curve.reached() == changes
                ? Outcome.good(String.format(Locale.ROOT, "All %,d changes were drained.", changes))
                : Outcome.bad(
                        String.format(
                                Locale.ROOT, "%,d of %,d changes were drained in time.", curve.reached(), changes),
                        List.of());
    }

    static RunReport of(Curve curve, List<Backlog.Quarter> quarters, Run run, Outcome outcome) {
        var table = new DataTable(
                "By quarters of the backlog",
                "The first holds the JVM's start-up work.",
                List.of(
                        Column.number("quarter"),
                        Column.number("rows/s"),
                        Column.number("most heap, MiB"),
                        Column.number("most memory, MiB"),
                        Column.number("in garbage collection")),
                quarters.stream().map(BacklogPage::row).toList());
        return new RunReport(
                "A backlog, drained by the consumer alone",
                outcome,
                run,
                List.of(new Section("Draining", "", List.of(CurveChart.of("Gatekeeper", curve), table))));
    }

    private static List<String> row(Backlog.Quarter quarter) {
        return List.of(
                Integer.toString(quarter.number()),
                String.format(Locale.ROOT, "%,.0f", quarter.rowsPerSecond()),
                String.format(Locale.ROOT, "%,.0f", quarter.heapBytes() / MEBIBYTE),
                String.format(Locale.ROOT, "%,.0f", quarter.residentBytes() / MEBIBYTE),
                String.format(Locale.ROOT, "%.1f%%", 100 * quarter.collecting()));
    }
}
