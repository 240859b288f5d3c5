package dev.gatekeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.check.Discrepancy;
import dev.gatekeeper.faults.check.Inspection;
import dev.gatekeeper.faults.event.Struck;
import dev.gatekeeper.faults.load.AnswerKind;
import dev.gatekeeper.faults.load.Tally;
import dev.gatekeeper.report.Band;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChaosPageTest {

    private static final Run RUN = new Run(
            "./gatekeeper chaos",
            "abc",
            Instant.EPOCH,
            Duration.ofMinutes(1),
            new Machine("Some CPU", 2, 1L << 30, "Linux", "25"),
            List.of());
    private static final Struck KILLED = new Struck("gateway killed", Duration.ofMillis(500), Duration.ofMillis(1_250));
    private static final Discrepancy LOST = new Discrepancy("applied at all", "change set 7 of s1 is lost.");

    private final List<String> told = new ArrayList<>();

    @Test
    void answersStandInTheirSecondsAndFaultsAreMarked() {
        var round = round(1, List.of(), Optional.of(new TreeMap<>(Map.of(1, 30L, 2, 5L))));

        var blocks = page(round).sections().get(1).blocks();

        assertThat(blocks.getFirst()).isInstanceOfSatisfying(LineChart.class, chart -> {
            assertThat(chart.lines().getFirst())
                    .isEqualTo(new Line("2xx", List.of(Point.of(0.5, 7), Point.of(1.5, 8), Point.of(2.5, 0))));
            assertThat(chart.lines())
                    .extracting(Line::name)
                    .containsExactly("2xx", "4xx", "408, 429, 5xx", "no answer");
            assertThat(chart.bands()).containsExactly(new Band("1", 0.5, 1.25));
        });
        assertThat(blocks.get(1)).isInstanceOfSatisfying(LineChart.class, chart -> {
            assertThat(chart.lines())
                    .containsExactly(new Line("rows", List.of(Point.of(0.5, 0), Point.of(1.5, 30), Point.of(2.5, 5))));
            assertThat(chart.bands()).containsExactly(new Band("1", 0.5, 1.25));
        });
        assertThat(blocks.get(2))
                .isInstanceOfSatisfying(
                        DataTable.class,
                        faults -> assertThat(faults.rows())
                                .containsExactly(List.of("1", "gateway killed", "0.5", "1.3")));
    }

    @Test
    void roundsStandBesideEachOther() {
        var page = page(
                round(1, List.of(), Optional.of(new TreeMap<>())),
                round(2, List.of(LOST), Optional.of(new TreeMap<>())));

        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows())
                                .containsExactly(
                                        List.of("1", "holds", "15", "2", "1", "0.9", "1"),
                                        List.of("2", "FAILS", "15", "2", "1", "0.9", "1")));
        assertThat(page.sections().getFirst().blocks().get(1))
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows()).containsExactly(List.of("gateway killed", "2")));
    }

    @Test
    void runThatFailedSaysFirstWhatIsWrong() {
        var page = page(round(1, List.of(LOST), Optional.empty()));

        assertThat(page.outcome().good()).isFalse();
        assertThat(page.outcome().sentence()).isEqualTo("Round 1 of 3 does not hold (seed 7).");
        assertThat(page.outcome().details()).containsExactly(LOST.toString());
        assertThat(page.sections().get(1).text()).contains("change set 7 of s1 is lost.");
    }

    @Test
    void rowsThatAreNotKnownAreNotSaidToBeNone() {
        var page = page(round(1, List.of(), Optional.empty()));

        assertThat(page.sections().get(1).blocks().get(1))
                .isInstanceOfSatisfying(
                        LineChart.class,
                        chart -> assertThat(chart.lines())
                                .containsExactly(new Line("rows: PostgreSQL did not say", List.of())));
    }

    @Test
    void runThatHoldsSaysWhatItProved() {
        var page = page(round(1, List.of(), Optional.empty()));

        assertThat(page.outcome().good()).isTrue();
        assertThat(page.outcome().sentence()).contains("All 1 rounds hold (seed 7)");
    }

    @Test
    void stagesComeOnceAtTheStartAndThenRoundByRound() {
        var steps = Stage.all(2, Settings.USUAL);

        assertThat(steps).hasSize(1 + 2 * 4).doesNotHaveDuplicates();
        assertThat(steps.get(1)).isEqualTo(Stage.LOAD.step(1, 2, Settings.USUAL));
        assertThat(steps.getLast()).isEqualTo(Stage.INSPECT.step(2, 2, Settings.USUAL));
        assertThat(steps.getLast()).hasToString("round 2 of 2, everything is looked at");
    }

    private RunReport page(RoundResult... rounds) {
        var report = new Report(3, 7, told::add);
        for (var round : rounds) {
            report.round(round);
        }
        return ChaosPage.of(report.results(), RUN, report.outcome());
    }

    /// Three seconds.
    private static RoundResult round(
            int number, List<Discrepancy> discrepancies, Optional<SortedMap<Integer, Long>> applied) {
        var answered = Map.of(AnswerKind.ACCEPTED, List.of(7L, 8L), AnswerKind.NONE, List.of(0L, 1L));
        return new RoundResult(
                number,
                List.of(KILLED),
                List.of(),
                new Tally.Counts(15, 2, 1, new TreeMap<>(Map.of("201", 2L)), answered),
                Duration.ofMillis(900),
                Duration.ofMillis(2_900),
                applied,
                new Inspection.Sums(15, 15, 0),
                discrepancies);
    }
}
