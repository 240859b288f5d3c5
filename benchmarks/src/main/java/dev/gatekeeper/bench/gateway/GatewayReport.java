package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.report.Latencies;
import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.report.Machine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// All figures of a run: medians on the terminal, everything in the file.
record GatewayReport(Machine machine, GatewayOptions options, List<Taken> figures, List<Latencies> latencies) {

    GatewayReport {
        figures = List.copyOf(figures);
        latencies = List.copyOf(latencies);
    }

    /// One figure of one round.
    record Taken(Measure measure, int round, double value) {}

    String text() {
        var table = new Table("", "", "of its ceiling", "least", "most");
        for (var measure : Measure.values()) {
            median(measure)
                    .ifPresent(value -> table.line(
                            measure.title(),
                            measure.worded(value) + " " + measure.unit(),
                            share(measure, value).orElse("-"),
                            measure.worded(values(measure).min().orElseThrow()),
                            measure.worded(values(measure).max().orElseThrow())));
        }
        var rounds = options.rounds() == 1 ? "One round" : "Medians of " + options.rounds() + " rounds";
        return "%nOn %s. %s, %d s a load, %,d lines an upload.%n%s"
                .formatted(machine, rounds, options.seconds(), options.lines(), table);
    }

    /// Where its ceiling was not taken, there is none.
    Optional<String> share(Measure measure, double value) {
        return measure.ceiling()
                .map(this::median)
                .filter(OptionalDouble::isPresent)
                .map(ceiling -> "%.0f%%".formatted(100 * value / ceiling.orElseThrow()));
    }

    DoubleStream values(Measure measure) {
        return figures.stream().filter(taken -> taken.measure() == measure).mapToDouble(Taken::value);
    }

    OptionalDouble median(Measure measure) {
        var values = values(measure).boxed().toList();
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    Map<String, Object> json() {
        var medians = new LinkedHashMap<String, Double>();
        Arrays.stream(Measure.values())
                .forEach(measure -> median(measure).ifPresent(value -> medians.put(measure.key(), value)));
        var runs = figures.stream()
                .map(taken -> Map.of(
                        "measure", taken.measure().key(),
                        "unit", taken.measure().unit(),
                        "round", taken.round(),
                        "value", taken.value()))
                .toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", "gateway");
        json.put("machine", machine);
        json.put("rounds", options.rounds());
        json.put("secondsPerLoad", options.seconds());
        json.put("linesPerUpload", options.lines());
        json.put("startsPerRound", options.starts());
        json.put("gatewayFlags", options.flags());
        json.put("medians", medians);
        json.put("runs", runs);
        json.put("latencies", latencies);
        return json;
    }
}
