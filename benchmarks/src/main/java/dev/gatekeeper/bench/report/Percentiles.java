package dev.gatekeeper.bench.report;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How numbers are spread: half of them are at most `p50`, and so on.
public record Percentiles(double p50, double p90, double p99, double p999, double most) {

    /// @throws IllegalArgumentException where there is none
    public static Percentiles of(double[] numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("Nothing has no percentiles.");
        }
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), sorted[sorted.length - 1]);
    }

    /// All but the most, by percentage.
    public SortedMap<Double, Double> byPercentage() {
        return new TreeMap<>(Map.of(50.0, p50, 90.0, p90, 99.0, p99, 99.9, p999));
    }

    /// By the nearest rank.
    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
