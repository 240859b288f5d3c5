package dev.gatekeeper.bench.process;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a service offers at `/prometheus`.
///
/// @param series values by name and labels, as they are written
public record Metrics(Map<String, Double> series) {

    public Metrics {
        series = Map.copyOf(series);
    }

    /// Reads Prometheus' text format. Comments are left out, and times at the lines' ends are none of ours.
    ///
    /// @throws IllegalArgumentException for a line that is none of it
    public static Metrics parse(String text) {
        var series = new LinkedHashMap<String, Double>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            // A label's value may hold blanks, and ends before the last brace.
            var end = line.indexOf(' ', Math.max(0, line.lastIndexOf('}')));
            if (end < 0) {
                throw new IllegalArgumentException("That is no metric: " + line);
            }
            series.put(line.substring(0, end), number(line.substring(end + 1).strip()));
        });
        return new Metrics(series);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /// The sum over all series of a name.
    ///
    /// @param labels which they have to have, each as `name="value"`
    /// @throws IllegalStateException where there is none
    public double sum(String name, String... labels) {
        var found = series.entrySet().stream()
                .filter(entry -> isOf(entry.getKey(), name, labels))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        if (found.length == 0) {
            throw new IllegalStateException("There is no " + name + " with " + String.join(", ", labels) + ".");
        }
        var sum = 0.0;
        for (var value : found) {
            sum += value;
        }
        return sum;
    }

    private static boolean isOf(String key, String name, String... labels) {
        if (!key.equals(name) && !key.startsWith(name + "{")) {
            return false;
        }
        for (var label : labels) {
            if (!key.contains("{" + label) && !key.contains("," + label)) {
                return false;
            }
        }
        return true;
    }
}
