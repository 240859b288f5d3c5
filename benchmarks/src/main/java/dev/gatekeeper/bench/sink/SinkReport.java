package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// All figures of a run: medians on the terminal, everything in the file.
record SinkReport(Machine machine, int rounds, List<Figure> figures, Map<Scenario, SinkBench.Volumes> volumes) {

    private static final String NONE = "-";
    private static final double MEBIBYTE = 1024 * 1024;

    SinkReport {
        figures = List.copyOf(figures);
        volumes = Map.copyOf(volumes);
    }

    /// A scenario's name in the figures.
    static String key(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT);
    }

    String text(SinkOptions options) {
        var text = new StringBuilder();
        text.append("%nOn %s. One partition, one connection, %s.%n"
                .formatted(machine, rounds == 1 ? "one round" : "medians of " + rounds + " rounds"));
        for (var scenario : volumes.keySet().stream().sorted().toList()) {
            text.append("%n%s: %,d rows%n"
                    .formatted(scenario.title(), options.load(scenario).operations()));
            text.append(table(scenario, options.load(scenario).operations()));
        }
        return text.toString();
    }

    private Table table(Scenario scenario, int operations) {
        var table = new Table(
                "",
                "rows/s",
                "of bare",
                "of ledger",
                "x peer",
                "rows/tx",
                "B/record",
                "B/row",
                "log B/row",
                "CPU us/row",
                "MiB");
        var volume = volumes.get(scenario);
        for (var contestant : contestants(scenario)) {
            var rate = median(scenario, contestant, Figure::rowsPerSecond);
            var read = volume == null ? null : contestant.startsWith("Debezium") ? volume.rows() : volume.changeSets();
            var isCeiling = median(scenario, contestant, Figure::processorMicrosPerRow) == 0;
            table.line(
                    contestant,
                    "%,.0f".formatted(rate),
                    share(rate, scenario, Ceiling.UPSERT.title()),
                    share(rate, scenario, Ceiling.LEDGER.title()),
                    times(rate, scenario),
                    "%,.0f".formatted(median(scenario, contestant, Figure::rowsPerTransaction)),
                    isCeiling || read == null ? NONE : "%,d".formatted(read.bytes() / read.records()),
                    isCeiling || read == null ? NONE : "%,d".formatted(read.bytes() / operations),
                    isCeiling || read == null ? NONE : "%,d".formatted(read.logBytes() / operations),
                    isCeiling ? NONE : "%.1f".formatted(median(scenario, contestant, Figure::processorMicrosPerRow)),
                    isCeiling
                            ? NONE
                            : "%.0f".formatted(median(scenario, contestant, Figure::mostResidentBytes) / MEBIBYTE));
        }
        return table;
    }

    private String share(double rate, Scenario scenario, String of) {
        return has(scenario, of) ? "%.0f%%".formatted(100 * rate / median(scenario, of, Figure::rowsPerSecond)) : NONE;
    }

    /// Against the peer's best; where its default configuration runs as well, against that.
    private String times(double rate, Scenario scenario) {
        var peer = has(scenario, Debezium.DEFAULT) ? Debezium.DEFAULT : Debezium.TUNED;
        return has(scenario, peer) ? "%.1f".formatted(rate / median(scenario, peer, Figure::rowsPerSecond)) : NONE;
    }

    boolean has(Scenario scenario, String contestant) {
        return contestants(scenario).contains(contestant);
    }

    List<String> contestants(Scenario scenario) {
        return figures.stream()
                .filter(figure -> figure.scenario().equals(key(scenario)))
                .map(Figure::contestant)
                .distinct()
                .toList();
    }

    double median(Scenario scenario, String contestant, ToDoubleFunction<Figure> of) {
        return Median.of(figures.stream()
                .filter(figure -> figure.scenario().equals(key(scenario)))
                .filter(figure -> figure.contestant().equals(contestant))
                .map(of::applyAsDouble)
                .toList());
    }

    Map<String, Object> json(SinkOptions options) {
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", "sink");
        json.put("machine", machine);
        json.put("rounds", rounds);
        json.put("consumerFlags", options.consumerFlags());
        var scenarios = new LinkedHashMap<String, Object>();
        volumes.keySet().stream()
                .sorted()
                .forEach(scenario -> scenarios.put(key(scenario), scenario(scenario, options)));
        json.put("scenarios", scenarios);
        json.put("runs", figures);
        return json;
    }

    private Map<String, Object> scenario(Scenario scenario, SinkOptions options) {
        var volume = volumes.get(scenario);
        if (volume == null) {
            throw new IllegalStateException(scenario + " was not written.");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("title", scenario.title());
        json.put("rows", options.load(scenario).operations());
        json.put("changesPerSet", scenario.setSize());
        json.put("changeSetRecords", volume.changeSets());
        json.put("peerRecords", volume.rows());
        var medians = new LinkedHashMap<String, Double>();
        contestants(scenario).forEach(name -> medians.put(name, median(scenario, name, Figure::rowsPerSecond)));
        json.put("medianRowsPerSecond", medians);
        return json;
    }
}
