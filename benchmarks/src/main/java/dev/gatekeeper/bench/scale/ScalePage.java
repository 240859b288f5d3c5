package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.scale.ScaleOptions.Part;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What each layout comes to and costs, beside the others.
final class ScalePage {

    private static final String MACHINE = "Everything shares one machine: what a layout costs says more than its rate.";

    private final ScaleReport report;

    private ScalePage(ScaleReport report) {
        this.report = report;
    }

    static Outcome done(ScaleOptions options) {
        return Outcome.good(String.format(
                Locale.ROOT,
                "%s, %,d rows a run, %d s a load.%s%s",
                options.rounds() == 1 ? "One round" : "Medians of " + options.rounds() + " rounds",
                options.rows(),
                options.seconds(),
                options.parts().contains(Part.SINK) ? " All layouts of the sink left the same rows." : "",
                options.parts().equals(Set.of(Part.SINK)) ? "" : " Every post was taken."));
    }

    static RunReport of(ScaleReport report, Run run, Outcome outcome) {
        var page = new ScalePage(report);
        var sections = new ArrayList<Section>();
        if (!report.sink().isEmpty()) {
            sections.add(page.sink());
        }
        if (!report.gateway().isEmpty()) {
            sections.add(page.gateway("The gateway", report.gateway()));
        }
        if (!report.brokers().isEmpty()) {
            sections.add(page.gateway("More brokers", report.brokers()));
        }
        return new RunReport("More partitions, consumers, gateways and brokers", outcome, run, sections);
    }

    private Section sink() {
        var all = report.sinkMedians();
        return new Section(
                "The sink",
                MACHINE,
                List.of(
                        rates(all, figure -> figure.layout().title(), SinkFigure::rowsPerSecond, "rows/s"),
                        new BarChart(
                                "Processor time for a million rows",
                                "Of consumers, PostgreSQL and the broker together.",
                                "s",
                                all.stream().map(ScalePage::costs).toList()),
                        new DataTable(
                                "All figures",
                                "Medians of the rounds, and between which rates they lie. Processor time in seconds for"
                                        + " a million rows.",
                                List.of(
                                        Column.text(""),
                                        Column.number("rows/s"),
                                        Column.number("least"),
                                        Column.number("most"),
                                        Column.number("consumers"),
                                        Column.number("PostgreSQL"),
                                        Column.number("broker"),
                                        Column.number("WAL, bytes a row")),
                                all.stream().map(this::row).toList())));
    }

    private static Bar costs(SinkFigure figure) {
        return new Bar(
                figure.layout().title(),
                Bar.Role.OURS,
                figure.consumerSeconds() + figure.postgresSeconds() + figure.brokerSeconds(),
                "consumers " + tenths(figure.consumerSeconds()) + ", PostgreSQL " + tenths(figure.postgresSeconds())
                        + ", broker " + tenths(figure.brokerSeconds()));
    }

    private List<String> row(SinkFigure median) {
        var rates = report.sink().stream()
                .filter(figure -> figure.layout().equals(median.layout()))
                .mapToDouble(SinkFigure::rowsPerSecond)
                .summaryStatistics();
        return List.of(
                median.layout().title(),
                whole(median.rowsPerSecond()),
                whole(rates.getMin()),
                whole(rates.getMax()),
                tenths(median.consumerSeconds()),
                tenths(median.postgresSeconds()),
                tenths(median.brokerSeconds()),
                whole(median.walBytesPerRow()));
    }

    private Section gateway(String title, List<GatewayFigure> figures) {
        var all = report.gatewayMedians(figures);
        return new Section(
                title,
                MACHINE,
                List.of(
                        rates(all, figure -> figure.layout().title(), GatewayFigure::postsPerSecond, "posts/s"),
                        new BarChart(
                                "Processor time for 1,000 posts",
                                "Of gateways and brokers together.",
                                "ms",
                                all.stream().map(ScalePage::costs).toList()),
                        new DataTable(
                                "All figures",
                                "Medians of the rounds, and between which rates they lie. Processor time in ms for"
                                        + " 1,000 posts.",
                                List.of(
                                        Column.text(""),
                                        Column.number("posts/s"),
                                        Column.number("least"),
                                        Column.number("most"),
                                        Column.number("gateways"),
                                        Column.number("brokers")),
                                all.stream().map(median -> row(median, figures)).toList())));
    }

    private static Bar costs(GatewayFigure figure) {
        return new Bar(
                figure.layout().title(),
                Bar.Role.OURS,
                figure.gatewayMillis() + figure.brokerMillis(),
                "gateways " + whole(figure.gatewayMillis()) + ", brokers " + whole(figure.brokerMillis()));
    }

    private static List<String> row(GatewayFigure median, List<GatewayFigure> figures) {
        var rates = figures.stream()
                .filter(figure -> figure.layout().equals(median.layout()))
                .mapToDouble(GatewayFigure::postsPerSecond)
                .summaryStatistics();
        return List.of(
                median.layout().title(),
                whole(median.postsPerSecond()),
                whole(rates.getMin()),
                whole(rates.getMax()),
                whole(median.gatewayMillis()),
                whole(median.brokerMillis()));
    }

    /// Each beside the first.
    private static <T> BarChart rates(
            List<T> medians, Function<T, String> title, ToDoubleFunction<T> rate, String unit) {
        var least = rate.applyAsDouble(medians.getFirst());
        return new BarChart(
                "Rates",
                "Beside the first.",
                unit,
                medians.stream()
                        .map(figure -> new Bar(
                                title.apply(figure),
                                Bar.Role.OURS,
                                rate.applyAsDouble(figure),
                                String.format(Locale.ROOT, "%.2f times the first", rate.applyAsDouble(figure) / least)))
                        .toList());
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
