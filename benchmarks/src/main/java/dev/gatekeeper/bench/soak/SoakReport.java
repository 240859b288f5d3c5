package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.report.Flatness;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.report.Machine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether it was flat, on the terminal; every sample in the file.
record SoakReport(Machine machine, SoakOptions options, List<Sample> samples, Account account) {

    private static final double HOUR = 3600;

    SoakReport {
        samples = List.copyOf(samples);
    }

    /// Whether memory and latency stayed where they were, and everything was answered and decided as it should be.
    boolean isGood() {
        return isFlat() && account.faults().isEmpty();
    }

    private boolean isFlat() {
        return Arrays.stream(Series.values())
                .filter(Series::isJudged)
                .allMatch(series -> flatness(series).map(Flatness::isFlat).orElse(false));
    }

    /// Nothing where there are too few samples of it.
    private Optional<Flatness> flatness(Series series) {
        var points = samples.stream()
                .flatMap(sample -> Optional.ofNullable(sample.values().get(series))
                        .map(value -> new Flatness.Point(sample.second(), value))
                        .stream())
                .toList();
        return points.size() < Flatness.FEWEST
                ? Optional.empty()
                : Optional.of(Flatness.of(points, series.share(), series.floor()));
    }

    String text() {
        var table = new Table("", "middle third", "last third", "an hour comes to", "");
        var summed = new Table("", "a second");
        for (var series : Series.values()) {
            flatness(series).ifPresent(flatness -> {
                if (series.isSum()) {
                    summed.line(series.title(), wordedSlope(series, flatness.slope()));
                } else {
                    table.line(
                            series.title(),
                            series.worded(flatness.middle()),
                            series.worded(flatness.last()),
                            series.worded(flatness.slope() * HOUR),
                            verdict(series, flatness));
                }
            });
        }
        var text = new StringBuilder("%nOn %s. %d posts a second for %d min; what is kept is kept for %d s. Medians.%n"
                .formatted(
                        machine,
                        options.rate(),
                        options.minutes(),
                        options.retention().toSeconds()));
        text.append(table).append("%n".formatted()).append(summed).append("%n".formatted());
        var client = account.client();
        text.append("%,d change sets were accepted, %,d of them spooled and %,d rejected by the sink.%n"
                .formatted(client.accepted(), client.spooled(), account.rejected()));
        text.append("%,d were refused at the door.%n".formatted(client.refused()));
        account.faults().forEach(fault -> text.append(fault).append("%n".formatted()));
        return text.append((isFlat() ? "Memory and latency were flat.%n" : "It was not flat.%n").formatted())
                .toString();
    }

    private static String wordedSlope(Series series, double slope) {
        return series.unit().equals("bytes")
                ? "%,.0f KiB".formatted(slope / 1024)
                : "%.3f %s".formatted(slope, series.unit());
    }

    private static String verdict(Series series, Flatness flatness) {
        if (!series.isJudged()) {
            return "";
        }
        return flatness.isFlat() ? "flat" : "GROWS";
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", "soak");
        json.put("machine", machine);
        json.put("minutes", options.minutes());
        json.put("postsPerSecond", options.rate());
        json.put("retentionSeconds", options.retention().toSeconds());
        json.put("graceSeconds", options.grace().toSeconds());
        json.put("secondsBetweenCleanings", options.betweenCleanings().toMillis() / 1e3);
        json.put("flat", isFlat());
        json.put("faults", account.faults());
        json.put("account", account);
        json.put("series", Arrays.stream(Series.values()).map(this::series).toList());
        json.put("samples", samples.stream().map(Sample::json).toList());
        return json;
    }

    private Map<String, Object> series(Series series) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", series.key());
        json.put("title", series.title());
        json.put("unit", series.unit());
        json.put("judged", series.isJudged());
        flatness(series).ifPresent(flatness -> {
            json.put("middle", flatness.middle());
            json.put("last", flatness.last());
            json.put("slopePerSecond", flatness.slope());
            json.put("allowed", flatness.allowed());
            json.put("flat", flatness.isFlat());
        });
        return json;
    }
}
