package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.report.Flatness;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether it was flat, on the terminal; every sample in the file.
record SoakReport(Machine machine, SoakOptions options, Samples samples, Account account) {

    private static final double HOUR = 3600;

    /// Whether memory and latency stayed where they were, and everything was answered and decided as it should be.
    boolean isGood() {
        return samples.isFlat() && account.faults().isEmpty();
    }

    String text() {
        var table = new Table("", "middle third", "last third", "an hour comes to", "");
        var summed = new Table("", "a second");
        for (var series : Series.values()) {
            samples.flatness(series).ifPresent(flatness -> {
                if (series.isSum()) {
                    summed.line(series.title(), series.wordedSlope(flatness.slope()));
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
        return text.append((samples.isFlat() ? "Memory and latency were flat.%n" : "It was not flat.%n").formatted())
                .toString();
    }

    private static String verdict(Series series, Flatness flatness) {
        if (!series.isJudged()) {
            return "";
        }
        return flatness.isFlat() ? "flat" : "GROWS";
    }

    /// The same in a sentence, and what is wrong.
    Outcome outcome() {
        var client = account.client();
        var load = String.format(
                Locale.ROOT,
                "%d posts a second for %d min: %,d change sets were accepted, %,d of them spooled and %,d rejected by the"
                        + " sink; %,d were refused at the door.",
                options.rate(),
                options.minutes(),
                client.accepted(),
                client.spooled(),
                account.rejected(),
                client.refused());
        return isGood()
                ? Outcome.good(load + " Memory and latency were flat, and all that was accepted was decided, once.")
                : Outcome.bad(load, faults());
    }

    private List<String> faults() {
        var faults = new ArrayList<>(account.faults());
        samples.growing()
                .forEach(series -> samples.flatness(series)
                        .ifPresent(flatness -> faults.add("%s: %s in the second third of the run, %s in the last."
                                .formatted(
                                        series.title(),
                                        series.worded(flatness.middle()),
                                        series.worded(flatness.last())))));
        if (!samples.isFlat() && samples.growing().isEmpty()) {
            faults.add("There are too few samples to tell whether it was flat.");
        }
        return faults;
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
        json.put("flat", samples.isFlat());
        json.put("faults", account.faults());
        json.put("account", account);
        json.put("series", Arrays.stream(Series.values()).map(this::series).toList());
        json.put("samples", samples.json());
        return json;
    }

    private Map<String, Object> series(Series series) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", series.key());
        json.put("title", series.title());
        json.put("unit", series.unit());
        json.put("judged", series.isJudged());
        samples.flatness(series).ifPresent(flatness -> {
            json.put("middle", flatness.middle());
            json.put("last", flatness.last());
            json.put("slopePerSecond", flatness.slope());
            json.put("allowed", flatness.allowed());
            json.put("flat", flatness.isFlat());
        });
        return json;
    }
}
