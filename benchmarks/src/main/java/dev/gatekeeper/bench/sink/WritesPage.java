package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the ways to write rows look like beside each other.
final class WritesPage {

    private WritesPage() {}

    /// @param ways their titles; the first is what the others are held against
    static RunReport of(List<Drained> written, List<Scenario> scenarios, List<String> ways, Run run, Outcome outcome) {
        var sections = new ArrayList<Section>();
        for (var scenario : scenarios) {
            var runs = written.stream()
                    .filter(one -> one.figure().scenario().equals(SinkReport.key(scenario)))
                    .toList();
            if (!runs.isEmpty()) {
                sections.add(section(scenario, runs, ways));
            }
        }
        return new RunReport("Ways to write rows", outcome, run, sections);
    }

    private static Section section(Scenario scenario, List<Drained> runs, List<String> ways) {
        var taken = ways.stream().filter(way -> !of(runs, way).isEmpty()).toList();
        var first = rate(runs, taken.getFirst());
        var bars = taken.stream()
                .map(way -> new Bar(
                        way,
                        Bar.Role.OURS,
                        rate(runs, way),
                        String.format(Locale.ROOT, "%.0f%% of the first", 100 * rate(runs, way) / first)))
                .toList();
        var middle = taken.stream().map(way -> middle(of(runs, way))).toList();
        return new Section(
                SinkReport.key(scenario),
                "",
                List.of(
                        new BarChart("Rates", "Medians, from a quarter of the rows to the last.", "rows/s", bars),
                        CurveChart.of(middle)));
    }

    private static List<Drained> of(List<Drained> runs, String way) {
        return runs.stream()
                .filter(run -> run.figure().contestant().equals(way))
                .sorted(Comparator.comparingDouble(run -> run.figure().rowsPerSecond()))
                .toList();
    }

    private static Drained middle(List<Drained> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static double rate(List<Drained> runs, String way) {
        return Median.of(
                of(runs, way).stream().map(run -> run.figure().rowsPerSecond()).toList());
    }
}
