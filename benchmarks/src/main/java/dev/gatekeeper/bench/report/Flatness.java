package dev.gatekeeper.bench.report;

import java.util.ArrayList;
import java.util.List;

/// Whether a series of samples still grows once its first third is over: the median of its last third is held against
/// that of its middle third, so that single outliers and a start-up do not count. What falls is flat.
///
/// @param middle the middle third's median
/// @param last the last third's
/// @param slope what it grows by in a second over these two thirds, by Theil and Sen: the median of the slopes between
///     all pairs of samples
/// @param allowed by how much `last` may exceed `middle`
public record Flatness(double middle, double last, double slope, double allowed) {

    /// Fewer samples have no thirds to speak of.
    public static final int FEWEST = 9;

    /// @param value at a moment, in seconds on a clock of the series' own
    public record Point(double second, double value) {}

    /// @param points in their order
    /// @param share of the middle third's median by which the last third's may exceed it
    /// @param floor what it may exceed it by in any case
    /// @throws IllegalArgumentException where there are fewer points than [#FEWEST]
    public static Flatness of(List<Point> points, double share, double floor) {
        if (points.size() < FEWEST) {
            throw new IllegalArgumentException("%d samples are too few to tell whether it is flat: there have to be %d."
                    .formatted(points.size(), FEWEST));
        }
        var third = points.size() / 3;
        var last = points.subList(points.size() - third, points.size());
        var middle = points.subList(points.size() - 2 * third, points.size() - third);
        var base = median(middle);
        return new Flatness(
                base,
                median(last),
                slope(points.subList(points.size() - 2 * third, points.size())),
                Math.max(share * Math.abs(base), floor));
    }

    private static double median(List<Point> points) {
        return Median.of(points.stream().map(Point::value).toList());
    }

    private static double slope(List<Point> points) {
        var slopes = new ArrayList<Double>();
        for (var i = 0; i < points.size(); i++) {
            for (var j = i + 1; j < points.size(); j++) {
                var a = points.get(i);
                var b = points.get(j);
                if (b.second() > a.second()) {
                    slopes.add((b.value() - a.value()) / (b.second() - a.second()));
                }
            }
        }
        return slopes.isEmpty() ? 0 : Median.of(slopes);
    }

    public boolean isFlat() {
        return last - middle <= allowed;
    }
}
