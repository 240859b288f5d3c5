package dev.gatekeeper.bench.sink;

import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import java.util.List;

/// How far contestants were, and when.
final class CurveChart {

    private static final double NANOS = 1e9;

    private CurveChart() {}

    /// @param drained one run of each contestant
    static LineChart of(List<Drained> drained) {
        return of(
                "Rows that another session sees, in the round whose rate is in the middle.",
                drained.stream()
                        .map(run -> line(run.figure().contestant(), run.curve()))
                        .toList());
    }

    static LineChart of(String name, Curve curve) {
        return of("Rows that another session sees.", List.of(line(name, curve)));
    }

    private static LineChart of(String text, List<Line> lines) {
        return new LineChart(
                "Progress", text, Axis.of("seconds since the first rows were seen"), Axis.of("rows"), lines, List.of());
    }

    private static Line line(String name, Curve curve) {
        if (curve.points().isEmpty()) {
            return new Line(name, List.of());
        }
        var start = curve.points().getFirst().nanos();
        return new Line(
                name,
                curve.points().stream()
                        .map(point -> Point.of((point.nanos() - start) / NANOS, point.operations()))
                        .toList());
    }
}
