package dev.gatekeeper.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;

/// What the page's script draws, as JSON that may stand in a page.
final class ChartData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartData() {}

    /// No `<` is in it, so that nothing in it can end the element that it stands in.
    static String json(LineChart chart, String cursors) {
        var data = JSON.objectNode().put("cursors", cursors);
        data.set("x", axis(chart.x()));
        data.set("y", axis(chart.y()));
        var lines = data.putArray("lines");
        chart.lines().forEach(line -> lines.add(line(line)));
        var bands = data.putArray("bands");
        chart.bands()
                .forEach(band -> bands.addObject()
                        .put("label", band.label())
                        .put("from", band.from())
                        .put("to", band.to()));
        return data.toString().replace("<", "\\u003c");
    }

    private static ObjectNode axis(Axis axis) {
        return JSON.objectNode()
                .put("title", axis.title())
                .put("percentiles", axis.scale() == Axis.Scale.PERCENTILES)
                .put("logarithmic", axis.scale() == Axis.Scale.LOGARITHMIC);
    }

    private static ObjectNode line(Line line) {
        var node = JSON.objectNode().put("name", line.name());
        var x = node.putArray("x");
        var y = node.putArray("y");
        line.points().forEach(point -> {
            add(x, point.x());
            point.y().ifPresentOrElse(value -> add(y, value), y::addNull);
        });
        return node;
    }

    private static void add(ArrayNode values, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            values.add((long) value);
        } else {
            values.add(value);
        }
    }
}
