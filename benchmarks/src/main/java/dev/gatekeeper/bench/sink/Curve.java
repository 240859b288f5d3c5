package dev.gatekeeper.bench.sink;

import java.util.List;

/// How far a contestant was, and when.
///
/// @param points in their order
record Curve(List<Point> points) {

    /// @param operations how many were visible
    /// @param nanos on a clock of its own
    record Point(int operations, long nanos) {}

    private static final double NANOS = 1e9;

    Curve {
        points = List.copyOf(points);
    }

    /// Operations per second over the part that lies at `warmUp` operations and beyond; over all of it where no more
    /// than one point does.
    ///
    /// @return 0 where there are fewer than two points
    double rate(int warmUp) {
        var steady =
                points.stream().filter(point -> point.operations() >= warmUp).toList();
        return rate(steady.size() > 1 ? steady : points);
    }

    /// The part of it from one number of operations to another, both included.
    Curve between(int start, int end) {
        return new Curve(points.stream()
                .filter(point -> point.operations() >= start && point.operations() <= end)
                .toList());
    }

    private static double rate(List<Point> points) {
        if (points.size() < 2) {
            return 0;
        }
        var first = points.getFirst();
        var last = points.getLast();
        return (last.operations() - first.operations()) * NANOS / (last.nanos() - first.nanos());
    }

    int reached() {
        return points.isEmpty() ? 0 : points.getLast().operations();
    }
}
