package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.report.Flatness;
import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Band;
import dev.gatekeeper.report.Block;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a soak looks like: whether it was flat, and all series over time.
final class SoakPage {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final Samples samples;

    private SoakPage(Samples samples) {
        this.samples = samples;
    }

    static RunReport of(Samples samples, Run run, Outcome outcome) {
        var page = new SoakPage(samples);
        return new RunReport("The whole way under a constant load", outcome, run, page.sections());
    }

    private List<Section> sections() {
        return Stream.of(
                        new Section("What has to be flat", "", List.of(judged())),
                        new Section("How long it takes", "", latency()),
                        new Section("Memory", "", memory()),
                        new Section("What waits", "", waiting()),
                        new Section("What is kept", "Its growth is to end once as much goes as comes.", kept()),
                        new Section("Processor time", "", List.of(processor())),
                        new Section("All else", "", List.of(told(), summed())))
                .map(SoakPage::withoutEmpty)
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }

    private static Section withoutEmpty(Section section) {
        return new Section(
                section.title(),
                section.text(),
                section.blocks().stream().filter(SoakPage::holdsAny).toList());
    }

    private static boolean holdsAny(Block block) {
        return switch (block) {
            case LineChart chart ->
                chart.lines().stream()
                        .flatMap(line -> line.points().stream())
                        .anyMatch(point -> point.y().isPresent());
            case DataTable table -> !table.rows().isEmpty();
            case Block.BarChart chart -> !chart.bars().isEmpty();
        };
    }

    private DataTable judged() {
        return new DataTable(
                "Medians of the second and of the last third of the run",
                "The first third is left out. In the plots 2 and 3 mark where the other two begin.",
                List.of(
                        Column.text(""),
                        Column.text(""),
                        Column.number("second third"),
                        Column.number("last third"),
                        Column.number("may be more by"),
                        Column.number("an hour comes to")),
                rows(
                        Series::isJudged,
                        (series, flatness) -> List.of(
                                series.title(),
                                flatness.isFlat() ? "flat" : "grows",
                                series.worded(flatness.middle()),
                                series.worded(flatness.last()),
                                series.worded(flatness.allowed()),
                                series.worded(flatness.slope() * HOUR))));
    }

    private DataTable told() {
        return new DataTable(
                "What is not judged",
                "",
                List.of(
                        Column.text(""),
                        Column.number("second third"),
                        Column.number("last third"),
                        Column.number("an hour comes to")),
                rows(
                        series -> !series.isJudged() && !series.isSum(),
                        (series, flatness) -> List.of(
                                series.title(),
                                series.worded(flatness.middle()),
                                series.worded(flatness.last()),
                                series.worded(flatness.slope() * HOUR))));
    }

    private DataTable summed() {
        return new DataTable(
                "What is summed up",
                "By the last two thirds of the run.",
                List.of(Column.text(""), Column.number("a second")),
                rows(
                        Series::isSum,
                        (series, flatness) -> List.of(series.title(), series.wordedSlope(flatness.slope()))));
    }

    private interface Row {
        List<String> of(Series series, Flatness flatness);
    }

    private List<List<String>> rows(Predicate<Series> which, Row row) {
        return Arrays.stream(Series.values())
                .filter(which)
                .flatMap(series -> samples.flatness(series).map(flatness -> row.of(series, flatness)).stream())
                .toList();
    }

    private List<Block> latency() {
        return List.of(
                chart(
                        "Posts, from when each is due until its 201",
                        "The axis is logarithmic. The start is the JIT's.",
                        Axis.logarithmic("ms"),
                        line("half within", Series.LOGGED_P50, 1),
                        line("99 of 100 within", Series.LOGGED_P99, 1)),
                chart(
                        "Change sets, from their acceptance until they are decided",
                        "The axis is logarithmic.",
                        Axis.logarithmic("ms"),
                        line("half within", Series.DECIDED_P50, 1),
                        line("99 of 100 within", Series.DECIDED_P99, 1)));
    }

    private List<Block> memory() {
        return List.of(
                chart(
                        "Gateway",
                        "",
                        Axis.of("MiB"),
                        line("resident", Series.GATEWAY_RESIDENT, Series.MEBIBYTE),
                        line("heap in use", Series.GATEWAY_HEAP, Series.MEBIBYTE)),
                chart(
                        "Consumer",
                        "",
                        Axis.of("MiB"),
                        line("resident", Series.CONSUMER_RESIDENT, Series.MEBIBYTE),
                        line("heap in use", Series.CONSUMER_HEAP, Series.MEBIBYTE)));
    }

    private List<Block> waiting() {
        return List.of(
                chart("Posts that were logged", "", Axis.of("1/s"), line("posts", Series.POSTS, 1)),
                chart(
                        "Lag",
                        "When it was looked at: what an upload has just brought is among it.",
                        Axis.of("records"),
                        line("to be taken by the consumer", Series.LAG, 1),
                        line("in the gateway's spool", Series.SPOOLED, 1)));
    }

    private List<Block> kept() {
        return List.of(
                chart(
                        "Rows",
                        "",
                        Axis.of("rows"),
                        line("ledger", Series.LEDGER_ROWS, 1),
                        line("rejections", Series.REJECTION_ROWS, 1),
                        line("dead, of all tables", Series.DEAD_ROWS, 1)),
                chart(
                        "Bytes on disk",
                        "",
                        Axis.of("MiB"),
                        line("log", Series.LOG_BYTES, Series.MEBIBYTE),
                        line("ledger with its indexes", Series.LEDGER_BYTES, Series.MEBIBYTE),
                        line("audit topic", Series.AUDIT_BYTES, Series.MEBIBYTE)));
    }

    private LineChart processor() {
        return chart(
                "Processors that are busy",
                "",
                Axis.of("processors"),
                perSecond("gateway", Series.GATEWAY_PROCESSOR),
                perSecond("consumer", Series.CONSUMER_PROCESSOR),
                perSecond("PostgreSQL", Series.POSTGRES_PROCESSOR),
                perSecond("broker", Series.BROKER_PROCESSOR));
    }

    private LineChart chart(String title, String text, Axis y, Line... lines) {
        return new LineChart(title, text, Axis.of("minutes"), y, List.of(lines), thirds());
    }

    /// Where the two begin that are compared; nowhere where there are too few samples for that.
    private List<Band> thirds() {
        var all = samples.all();
        if (all.size() < Flatness.FEWEST) {
            return List.of();
        }
        var third = all.size() / 3;
        var second = minutes(all.get(all.size() - 2 * third));
        var last = minutes(all.get(all.size() - third));
        return List.of(new Band("2", second, second), new Band("3", last, last));
    }

    private static double minutes(Sample sample) {
        return sample.second() / MINUTE;
    }

    /// @param unit how many of the series' own are one of the axis'
    private Line line(String name, Series series, double unit) {
        return new Line(
                name,
                samples.all().stream()
                        .map(sample -> {
                            var value = sample.values().get(series);
                            return new Point(
                                    minutes(sample),
                                    value == null ? OptionalDouble.empty() : OptionalDouble.of(value / unit));
                        })
                        .toList());
    }

    /// By how much a sum has grown in each second since the sample before.
    private Line perSecond(String name, Series sum) {
        var points = new ArrayList<Point>();
        var all = samples.all();
        for (var at = 1; at < all.size(); at++) {
            var before = all.get(at - 1).values().get(sum);
            var now = all.get(at).values().get(sum);
            var seconds = all.get(at).second() - all.get(at - 1).second();
            points.add(new Point(
                    minutes(all.get(at)),
                    before == null || now == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((now - before) / seconds)));
        }
        return new Line(name, points);
    }
}
