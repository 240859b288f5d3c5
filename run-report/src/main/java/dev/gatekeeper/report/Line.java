package dev.gatekeeper.report;

import java.util.List;
import java.util.OptionalDouble;

/// A series of values.
///
/// @param points by rising x
public record Line(String name, List<Point> points) {

    public Line {
        points = List.copyOf(points);
    }

    /// @param y empty where it is not known: there the line has a gap
    public record Point(double x, OptionalDouble y) {

        public static Point of(double x, double y) {
            return new Point(x, OptionalDouble.of(y));
        }
    }
}
