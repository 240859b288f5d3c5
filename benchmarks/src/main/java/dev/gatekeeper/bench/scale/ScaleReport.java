package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.report.Median;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.report.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// All figures of a run: medians on the terminal, everything in the file.
///
/// @param brokers what more brokers come to
record ScaleReport(
        Machine machine,
        ScaleOptions options,
        List<SinkFigure> sink,
        List<GatewayFigure> gateway,
        List<GatewayFigure> brokers) {

    ScaleReport {
        sink = List.copyOf(sink);
        gateway = List.copyOf(gateway);
        brokers = List.copyOf(brokers);
    }

    String text() {
        var rounds = options.rounds() == 1 ? "One round" : "Medians of " + options.rounds() + " rounds";
        var text = new StringBuilder("%nOn %s. %s, %,d rows a run, %d s a load.%n"
                .formatted(machine, rounds, options.rows(), options.seconds()));
        if (!sink.isEmpty()) {
            text.append("%nThe sink; processor time in seconds for a million rows%n".formatted())
                    .append(sinkTable());
        }
        if (!gateway.isEmpty()) {
            text.append("%nThe gateway; processor time in ms for 1,000 posts%n".formatted())
                    .append(gatewayTable(gateway));
        }
        if (!brokers.isEmpty()) {
            text.append("%nBrokers; processor time in ms for 1,000 posts%n".formatted())
                    .append(gatewayTable(brokers));
        }
        return text.toString();
    }

    private Table sinkTable() {
        var table = new Table("", "rows/s", "x", "consumers", "PostgreSQL", "broker", "WAL B/row");
        var all = sinkMedians();
        var least = all.getFirst().rowsPerSecond();
        for (var figure : all) {
            table.line(
                    figure.layout().title(),
                    "%,.0f".formatted(figure.rowsPerSecond()),
                    "%.2f".formatted(figure.rowsPerSecond() / least),
                    "%.1f".formatted(figure.consumerSeconds()),
                    "%.1f".formatted(figure.postgresSeconds()),
                    "%.1f".formatted(figure.brokerSeconds()),
                    "%.0f".formatted(figure.walBytesPerRow()));
        }
        return table;
    }

    private Table gatewayTable(List<GatewayFigure> figures) {
        var table = new Table("", "posts/s", "x", "gateways", "brokers");
        var all = gatewayMedians(figures);
        var least = all.getFirst().postsPerSecond();
        for (var figure : all) {
            table.line(
                    figure.layout().title(),
                    "%,.0f".formatted(figure.postsPerSecond()),
                    "%.2f".formatted(figure.postsPerSecond() / least),
                    "%.0f".formatted(figure.gatewayMillis()),
                    "%.0f".formatted(figure.brokerMillis()));
        }
        return table;
    }

    /// In the order in which they ran; the first is what the others are held against.
    List<SinkFigure> sinkMedians() {
        return sink.stream()
                .map(SinkFigure::layout)
                .distinct()
                .map(layout -> {
                    var own = sink.stream()
                            .filter(figure -> figure.layout().equals(layout))
                            .toList();
                    return new SinkFigure(
                            layout,
                            options.rounds(),
                            median(own, SinkFigure::rowsPerSecond),
                            median(own, SinkFigure::consumerSeconds),
                            median(own, SinkFigure::postgresSeconds),
                            median(own, SinkFigure::brokerSeconds),
                            median(own, SinkFigure::walBytesPerRow));
                })
                .toList();
    }

    /// The same of the gateway's.
    List<GatewayFigure> gatewayMedians(List<GatewayFigure> figures) {
        return figures.stream()
                .map(GatewayFigure::layout)
                .distinct()
                .map(layout -> {
                    var own = figures.stream()
                            .filter(figure -> figure.layout().equals(layout))
                            .toList();
                    return new GatewayFigure(
                            layout,
                            options.rounds(),
                            median(own, GatewayFigure::postsPerSecond),
                            median(own, GatewayFigure::gatewayMillis),
                            median(own, GatewayFigure::brokerMillis));
                })
                .toList();
    }

    private static <T> double median(List<T> figures, ToDoubleFunction<T> of) {
        return Median.of(figures.stream().map(of::applyAsDouble).toList());
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", "scale");
        json.put("machine", machine);
        json.put("rounds", options.rounds());
        json.put("rowsPerRun", options.rows());
        json.put("secondsPerLoad", options.seconds());
        json.put(
                "medians",
                Map.of(
                        "sink", sinkMedians(),
                        "gateway", gatewayMedians(gateway),
                        "brokers", gatewayMedians(brokers)));
        json.put("runs", Map.of("sink", sink, "gateway", gateway, "brokers", brokers));
        return json;
    }
}
