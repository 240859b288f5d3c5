package dev.gatekeeper.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.gatekeeper.faults.event.Struck;
import dev.gatekeeper.faults.load.AnswerKind;
import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Band;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// What a run looks like: its rounds beside each other, then a section for each.
final class ChaosPage {

    private static final double MILLIS = 1_000;

    private ChaosPage() {}

    static RunReport of(List<RoundResult> rounds, Run run, Outcome outcome) {
        var sections = new ArrayList<Section>();
        if (!rounds.isEmpty()) {
            sections.add(new Section("Rounds", "", List.of(rounds(rounds), kinds(rounds))));
        }
        rounds.forEach(round -> sections.add(section(round)));
        return new RunReport("Chaos", outcome, run, sections);
    }

    private static DataTable rounds(List<RoundResult> rounds) {
        return new DataTable(
                "What each came to",
                "A post is a change set that a client wants applied; a request brings one, or in an upload up to 40.",
                List.of(
                        Column.number("round"),
                        Column.text("outcome"),
                        Column.number("posts"),
                        Column.number("requests"),
                        Column.number("posts without an answer"),
                        Column.number("drained in, s"),
                        Column.number("faults")),
                rounds.stream().map(ChaosPage::row).toList());
    }

    private static List<String> row(RoundResult round) {
        return List.of(
                Integer.toString(round.round()),
                round.holds() ? "holds" : "FAILS",
                whole(round.clients().posts()),
                whole(round.clients().attempts()),
                whole(round.clients().unanswered()),
                seconds(round.drained()),
                Integer.toString(round.faults().size()));
    }

    private static DataTable kinds(List<RoundResult> rounds) {
        var kinds = rounds.stream()
                .flatMap(round -> round.faults().stream())
                .collect(groupingBy(Struck::kind, TreeMap::new, counting()));
        return new DataTable(
                "Faults that struck",
                "",
                List.of(Column.text("fault"), Column.number("times")),
                kinds.entrySet().stream()
                        .map(kind -> List.of(kind.getKey(), whole(kind.getValue())))
                        .toList());
    }

    private static Section section(RoundResult round) {
        var bands = bands(round.faults());
        return new Section(
                "Round " + round.round(),
                round.holds()
                        ? ""
                        : "This round fails: " + round.discrepancies().getFirst(),
                List.of(answers(round, bands), applied(round, bands), faults(round.faults())));
    }

    private static List<Band> bands(List<Struck> faults) {
        return IntStream.range(0, faults.size())
                .mapToObj(at -> new Band(
                        label(at),
                        faults.get(at).from().toMillis() / MILLIS,
                        faults.get(at).to().toMillis() / MILLIS))
                .toList();
    }

    private static LineChart answers(RoundResult round, List<Band> bands) {
        var seconds = seconds(round);
        return new LineChart(
                "Posts by the answer to their request",
                "Counted each second; whatever is sent again counts again. Grey bands are faults.",
                Axis.of("seconds since the round began"),
                Axis.of("posts/s"),
                Arrays.stream(AnswerKind.values())
                        .map(kind -> line(kind.words(), seconds, answered(round, kind)))
                        .toList(),
                bands);
    }

    private static IntToLongFunction answered(RoundResult round, AnswerKind kind) {
        var counts = round.clients().answered().getOrDefault(kind, List.of());
        return second -> second < counts.size() ? counts.get(second) : 0;
    }

    private static LineChart applied(RoundResult round, List<Band> bands) {
        return new LineChart(
                "Rows that the consumers applied",
                "Inserted, updated and deleted, by the second in which the ledger says that it was decided.",
                Axis.of("seconds since the round began"),
                Axis.of("rows/s"),
                round.applied()
                        .map(rows -> List.of(line("rows", seconds(round), second -> rows.getOrDefault(second, 0L))))
                        .orElse(List.of(new Line("rows: PostgreSQL did not say", List.of()))),
                bands);
    }

    /// A point in the middle of each second.
    private static Line line(String name, int seconds, IntToLongFunction count) {
        return new Line(
                name,
                IntStream.range(0, seconds)
                        .mapToObj(second -> Point.of(second + 0.5, (double) count.applyAsLong(second)))
                        .toList());
    }

    /// Whole seconds, the last begun among them.
    private static int seconds(RoundResult round) {
        return (int) Math.ceil(round.lasted().toMillis() / MILLIS);
    }

    private static DataTable faults(List<Struck> faults) {
        return new DataTable(
                "Faults",
                "By the number that stands at their band.",
                List.of(Column.number("no."), Column.text("fault"), Column.number("from, s"), Column.number("to, s")),
                IntStream.range(0, faults.size())
                        .mapToObj(at -> List.of(
                                label(at),
                                faults.get(at).kind(),
                                seconds(faults.get(at).from()),
                                seconds(faults.get(at).to())))
                        .toList());
    }

    private static String label(int at) {
        return Integer.toString(at + 1);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS);
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
