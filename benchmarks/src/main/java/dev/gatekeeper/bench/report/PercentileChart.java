package dev.gatekeeper.bench.report;

import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import java.util.List;
import java.util.Map;

/// How long things take.
public final class PercentileChart {

    private PercentileChart() {}

    /// A line for each thing: at each percentage the median over the rounds.
    public static LineChart of(String title, List<Latencies> latencies) {
        var names = latencies.stream().map(Latencies::what).distinct().toList();
        return new LineChart(
                title,
                "So many of a hundred took at most so long.",
                Axis.percentiles("share"),
                Axis.of("ms"),
                names.stream().map(name -> line(name, latencies)).toList(),
                List.of());
    }

    private static Line line(String what, List<Latencies> latencies) {
        var rounds = latencies.stream()
                .filter(one -> one.what().equals(what))
                .map(Latencies::millis)
                .toList();
        return new Line(
                what,
                rounds.getFirst().keySet().stream()
                        .map(percentage -> Point.of(
                                percentage,
                                Median.of(rounds.stream()
                                        .flatMap(round -> round.entrySet().stream())
                                        .filter(entry -> entry.getKey().equals(percentage))
                                        .map(Map.Entry::getValue)
                                        .toList())))
                        .toList());
    }
}
