package dev.gatekeeper.report.html;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import java.util.OptionalDouble;

/// A plot for those who can't see it.
final class InWords {

    private InWords() {}

    static String of(LineChart chart) {
        return chart.title() + ". " + chart.y().title() + " over " + chart.x().title() + ". "
                + chart.lines().stream().map(InWords::line).collect(joining("; ")) + ".";
    }

    private static String line(Line line) {
        var known = line.points().stream()
                .map(Point::y)
                .flatMapToDouble(OptionalDouble::stream)
                .summaryStatistics();
        return known.getCount() == 0
                ? line.name() + ": nothing"
                : line.name() + ": " + Numbers.worded(known.getMin()) + " to " + Numbers.worded(known.getMax());
    }
}
