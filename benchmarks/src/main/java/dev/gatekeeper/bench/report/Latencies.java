package dev.gatekeeper.bench.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long something took in one round.
///
/// @param millis by percentage: so many of a hundred took at most so long
public record Latencies(String what, int round, SortedMap<Double, Double> millis) {

    public Latencies {
        millis = Collections.unmodifiableSortedMap(new TreeMap<>(millis));
    }
}
