package dev.gatekeeper.bench.report;

import java.util.Collection;

/// The middle of some numbers.
public final class Median {

    private Median() {}

    /// @throws IllegalArgumentException where there is none
    public static double of(Collection<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("Nothing has no median.");
        }
        var sorted = numbers.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
