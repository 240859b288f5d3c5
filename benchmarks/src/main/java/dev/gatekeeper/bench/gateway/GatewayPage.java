package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.report.PercentileChart;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What the gateway's figures look like.
final class GatewayPage {

    private static final Set<Measure> CEILINGS =
            Set.of(Measure.ECHO_8, Measure.ECHO_64, Measure.PRODUCER, Measure.FORCES);

    private final GatewayReport report;

    private GatewayPage(GatewayReport report) {
        this.report = report;
    }

    static Outcome done(GatewayOptions options) {
        return Outcome.good(String.format(
                Locale.ROOT,
                "%s, %d s a load, %,d lines an upload. Every post was taken.",
                options.rounds() == 1 ? "One round" : "Medians of " + options.rounds() + " rounds",
                options.seconds(),
                options.lines()));
    }

    static RunReport of(GatewayReport report, Run run, Outcome outcome) {
        var page = new GatewayPage(report);
        var machine = "Everything shares one machine: who sends, who takes, and the broker.";
        var answers = PercentileChart.of("Time until the answer", report.latencies());
        var sections = Stream.of(
                        new Section("Rates", machine, page.rates()),
                        new Section(
                                "How long answers take", "", answers.lines().isEmpty() ? List.of() : List.of(answers)),
                        new Section("All figures", "", List.of(page.figures())))
                .filter(section -> !section.blocks().isEmpty())
                .toList();
        return new RunReport("The gateway beside its ceilings", outcome, run, sections);
    }

    private List<Block> rates() {
        return Stream.of(
                        bars(
                                "Posts",
                                "An endpoint that only counts bytes is the ceiling of a gateway that logs in Kafka.",
                                "posts/s",
                                Measure.ECHO_8,
                                Measure.POSTS_8,
                                Measure.CONTRACTS_8,
                                Measure.ECHO_64,
                                Measure.POSTS_64,
                                Measure.CONTRACTS_64),
                        bars(
                                "Uploads and replays",
                                "Kafka's own producer test, over the same lines, is the ceiling.",
                                "change sets/s",
                                Measure.PRODUCER,
                                Measure.UPLOAD,
                                Measure.REPLAYED),
                        bars(
                                "Without Kafka",
                                "Forced writes one after the other: what posts would come to that share no force.",
                                "1/s",
                                Measure.FORCES,
                                Measure.SPOOLED))
                .filter(chart -> !chart.bars().isEmpty())
                .map(Block.class::cast)
                .toList();
    }

    private BarChart bars(String title, String text, String unit, Measure... measures) {
        var bars = new ArrayList<Bar>();
        for (var measure : measures) {
            report.median(measure)
                    .ifPresent(median -> bars.add(new Bar(
                            measure.title().strip(),
                            CEILINGS.contains(measure) ? Bar.Role.CEILING : Bar.Role.OURS,
                            median,
                            share(measure, median))));
        }
        return new BarChart(title, text, unit, bars);
    }

    private String share(Measure measure, double median) {
        var share = report.share(measure, median);
        return share.isEmpty()
                ? ""
                : share.get()
                        + measure.ceiling()
                                .map(of -> " of " + of.title().strip())
                                .orElse("");
    }

    private DataTable figures() {
        return new DataTable(
                "Medians of the rounds, and between which figures they lie",
                "",
                List.of(
                        Column.text(""),
                        Column.number("median"),
                        Column.text("unit"),
                        Column.number("of its ceiling"),
                        Column.number("least"),
                        Column.number("most")),
                Arrays.stream(Measure.values())
                        .filter(measure -> report.median(measure).isPresent())
                        .map(this::row)
                        .toList());
    }

    private List<String> row(Measure measure) {
        var median = report.median(measure).orElseThrow();
        return List.of(
                measure.title().strip(),
                measure.worded(median),
                measure.unit(),
                report.share(measure, median).orElse(""),
                measure.worded(report.values(measure).min().orElseThrow()),
                measure.worded(report.values(measure).max().orElseThrow()));
    }
}
