package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.report.Flatness;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All looks at a run so far, in their order. Immutable.
record Samples(List<Sample> all) {

    Samples {
        all = List.copyOf(all);
    }

    /// Nothing where there are too few samples of it.
    Optional<Flatness> flatness(Series series) {
        var points = all.stream()
                .flatMap(sample -> Optional.ofNullable(sample.values().get(series))
                        .map(value -> new Flatness.Point(sample.second(), value))
                        .stream())
                .toList();
        return points.size() < Flatness.FEWEST
                ? Optional.empty()
                : Optional.of(Flatness.of(points, series.share(), series.floor()));
    }

    /// Whether all that is judged stayed where it was; not where there are too few samples to tell.
    boolean isFlat() {
        return Arrays.stream(Series.values())
                .filter(Series::isJudged)
                .allMatch(series -> flatness(series).map(Flatness::isFlat).orElse(false));
    }

    /// What is judged and grows.
    List<Series> growing() {
        return Arrays.stream(Series.values())
                .filter(Series::isJudged)
                .filter(series -> flatness(series).filter(one -> !one.isFlat()).isPresent())
                .toList();
    }

    List<Map<String, Double>> json() {
        return all.stream().map(Sample::json).toList();
    }
}
