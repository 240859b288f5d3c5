package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the sink's figures look like: a section for each scenario.
final class SinkPage {

    private static final double MEBIBYTE = 1024 * 1024;

    private final SinkReport report;
    private final List<Drained> drained;

    private SinkPage(SinkReport report, List<Drained> drained) {
        this.report = report;
        this.drained = drained;
    }

    static Outcome done(SinkOptions options) {
        return Outcome.good(String.format(
                Locale.ROOT,
                "%s, %,d rows each, one partition, one connection. All who finished left the same rows.",
                options.rounds() == 1 ? "One round" : "Medians of " + options.rounds() + " rounds",
                options.rows()));
    }

    static RunReport of(SinkReport report, SinkOptions options, List<Drained> drained, Run run, Outcome outcome) {
        var page = new SinkPage(report, drained);
        return new RunReport(
                "The sink beside its peer and its ceilings",
                outcome,
                run,
                options.scenarios().stream()
                        .sorted()
                        .filter(scenario -> !report.contestants(scenario).isEmpty())
                        .map(page::section)
                        .toList());
    }

    private Section section(Scenario scenario) {
        return new Section(
                SinkReport.key(scenario) + ": " + scenario.title(),
                "",
                List.of(rates(scenario), CurveChart.of(ofMiddleRounds(scenario)), figures(scenario)));
    }

    private BarChart rates(Scenario scenario) {
        var bars = report.contestants(scenario).stream()
                .map(name -> new Bar(name, role(name), rate(scenario, name), ratios(scenario, name)))
                .toList();
        return new BarChart("Rates", "From a quarter of the rows to the last.", "rows/s", bars);
    }

    private static Bar.Role role(String contestant) {
        if (Arrays.stream(Ceiling.values()).anyMatch(ceiling -> ceiling.title().equals(contestant))) {
            return Bar.Role.CEILING;
        }
        return contestant.equals(Gatekeeper.NAME) ? Bar.Role.OURS : Bar.Role.PEER;
    }

    /// What the consumer comes to beside each of the others.
    private String ratios(Scenario scenario, String contestant) {
        if (!contestant.equals(Gatekeeper.NAME)) {
            return "";
        }
        var ratios = new ArrayList<String>();
        var rate = rate(scenario, contestant);
        for (var ceiling : List.of(Ceiling.UPSERT, Ceiling.LEDGER)) {
            if (report.has(scenario, ceiling.title())) {
                ratios.add(String.format(
                        Locale.ROOT, "%.0f%% of %s", 100 * rate / rate(scenario, ceiling.title()), ceiling.title()));
            }
        }
        for (var peer : List.of(Debezium.TUNED, Debezium.DEFAULT)) {
            if (report.has(scenario, peer) && rate(scenario, peer) > 0) {
                ratios.add(String.format(Locale.ROOT, "%.1f times %s", rate / rate(scenario, peer), peer));
            }
        }
        return String.join(", ", ratios);
    }

    private double rate(Scenario scenario, String contestant) {
        return report.median(scenario, contestant, Figure::rowsPerSecond);
    }

    /// Of each contestant the run whose rate is in the middle; the consumer's first, in the colour that is its own.
    private List<Drained> ofMiddleRounds(Scenario scenario) {
        return report.contestants(scenario).stream()
                .sorted(Comparator.comparing(name -> role(name) != Bar.Role.OURS))
                .map(name -> {
                    var runs = drained.stream()
                            .filter(run -> run.figure().scenario().equals(SinkReport.key(scenario)))
                            .filter(run -> run.figure().contestant().equals(name))
                            .sorted(Comparator.comparingDouble(
                                    run -> run.figure().rowsPerSecond()))
                            .toList();
                    return runs.get((runs.size() - 1) / 2);
                })
                .toList();
    }

    private DataTable figures(Scenario scenario) {
        return new DataTable(
                "All figures",
                "",
                List.of(
                        Column.text(""),
                        Column.number("rows/s"),
                        Column.number("least"),
                        Column.number("most"),
                        Column.number("rows a transaction"),
                        Column.number("CPU, µs a row"),
                        Column.number("most memory, MiB")),
                report.contestants(scenario).stream()
                        .map(name -> row(scenario, name))
                        .toList());
    }

    private List<String> row(Scenario scenario, String name) {
        var rates = report.figures().stream()
                .filter(figure -> figure.scenario().equals(SinkReport.key(scenario)))
                .filter(figure -> figure.contestant().equals(name))
                .mapToDouble(Figure::rowsPerSecond)
                .summaryStatistics();
        var isCeiling = role(name) == Bar.Role.CEILING;
        return List.of(
                name,
                whole(rate(scenario, name)),
                whole(rates.getMin()),
                whole(rates.getMax()),
                whole(report.median(scenario, name, Figure::rowsPerTransaction)),
                isCeiling
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.1f", report.median(scenario, name, Figure::processorMicrosPerRow)),
                isCeiling ? "" : whole(report.median(scenario, name, Figure::mostResidentBytes) / MEBIBYTE));
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
