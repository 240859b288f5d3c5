package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.report.Latencies;
import dev.gatekeeper.bench.report.PercentileChart;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.List;

/// What the way from the log to the commit looks like.
final class LatencyPage {

    private LatencyPage() {}

    /// @param latencies none where nothing came to a figure
    static RunReport of(List<Latencies> latencies, Run run, Outcome outcome) {
        var chart = PercentileChart.of("Time until a change set is visible to another session", latencies);
        return new RunReport(
                "From the log to the commit",
                outcome,
                run,
                latencies.isEmpty() ? List.of() : List.of(new Section("How long it takes", "", List.of(chart))));
    }
}
