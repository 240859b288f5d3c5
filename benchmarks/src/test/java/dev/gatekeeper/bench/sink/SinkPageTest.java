package dev.gatekeeper.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.bench.report.Figure;
import dev.gatekeeper.bench.report.Percentiles;
import dev.gatekeeper.bench.sink.Curve.Point;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.bench.workload.Volume;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SinkPageTest {

    private static final long SECOND = 1_000_000_000;
    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final Run RUN =
            new Run("./gatekeeper bench sink", "abc", Instant.EPOCH, Duration.ofMinutes(1), MACHINE, List.of());
    private static final SinkOptions OPTIONS = options(3, Scenario.FRESH);

    @Test
    void consumerStandsBesideCeilingsAndPeer() {
        var page = page(
                run("bare upsert", 1, 1000),
                run("with the ledger", 1, 800),
                run("Gatekeeper", 1, 500),
                run("Debezium, tuned", 1, 100));

        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        BarChart.class,
                        chart -> assertThat(chart.bars())
                                .containsExactly(
                                        new Bar("bare upsert", Bar.Role.CEILING, 1000, ""),
                                        new Bar("with the ledger", Bar.Role.CEILING, 800, ""),
                                        new Bar(
                                                "Gatekeeper",
                                                Bar.Role.OURS,
                                                500,
                                                "50% of bare upsert, 63% of with the ledger, 5.0 times Debezium, tuned"),
                                        new Bar("Debezium, tuned", Bar.Role.PEER, 100, "")));
    }

    @Test
    void progressIsThatOfTheRoundInTheMiddle() {
        var page = page(run("Gatekeeper", 1, 500), run("Gatekeeper", 2, 700), run("Gatekeeper", 3, 600));

        assertThat(page.sections().getFirst().blocks().get(1))
                .isInstanceOfSatisfying(
                        LineChart.class,
                        chart -> assertThat(chart.lines())
                                .containsExactly(
                                        new Line("Gatekeeper", List.of(Line.Point.of(0, 10), Line.Point.of(2, 610)))));
    }

    @Test
    void figuresHaveTheirLeastAndTheirMost() {
        var page = page(run("Gatekeeper", 1, 500), run("Gatekeeper", 2, 700), run("Gatekeeper", 3, 600));

        assertThat(page.sections().getFirst().blocks().getLast())
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of("Gatekeeper", "600", "500", "700", "200", "3.0", "100")));
    }

    @Test
    void scenarioThatDidNotComeToAFigureIsLeftOut() {
        assertThat(page().sections()).isEmpty();
    }

    @Test
    void waysToWriteAreHeldAgainstTheFirst() {
        var ways = List.of("unnest", "COPY", "not yet");
        var written = List.of(run("unnest", 1, 400), run("COPY", 1, 300));

        var page =
                WritesPage.of(written, List.of(Scenario.FRESH, Scenario.CONFLICTS), ways, RUN, Outcome.good("Done."));

        assertThat(page.sections()).hasSize(1);
        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        BarChart.class,
                        chart -> assertThat(chart.bars())
                                .containsExactly(
                                        new Bar("unnest", Bar.Role.OURS, 400, "100% of the first"),
                                        new Bar("COPY", Bar.Role.OURS, 300, "75% of the first")));
    }

    @Test
    void backlogThatWasNotDrainedInTimeFailed() {
        var curve = run("Gatekeeper", 1, 500).curve();
        var quarters = List.of(new Backlog.Quarter(1, 1_234.5, 10 << 20, 20 << 20, 0.015));

        var page = BacklogPage.of(curve, quarters, RUN, BacklogPage.drained(curve, 1_000));

        assertThat(page.outcome().good()).isFalse();
        assertThat(page.outcome().sentence()).isEqualTo("510 of 1,000 changes were drained in time.");
        assertThat(page.sections().getFirst().blocks().getLast())
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows()).containsExactly(List.of("1", "1,235", "10", "20", "1.5%")));
        assertThat(BacklogPage.drained(curve, 510).good()).isTrue();
    }

    @Test
    void latencyHasALineForEachWayToMeasureIt() {
        var percentiles = Percentiles.of(new double[] {1, 2, 3, 4});

        var page = LatencyPage.of(new Latency.Seen(percentiles, percentiles).latencies(), RUN, Outcome.good("Done."));

        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        LineChart.class,
                        chart -> assertThat(chart.lines())
                                .hasSize(2)
                                .allSatisfy(line -> assertThat(line.points())
                                        .containsExactly(
                                                Line.Point.of(50, 2),
                                                Line.Point.of(90, 4),
                                                Line.Point.of(99, 4),
                                                Line.Point.of(99.9, 4))));
    }

    @Test
    void stepsAreAsManyAsThereAreRuns() {
        var steps = SinkSteps.all(options(2, Scenario.ALTERNATING));

        assertThat(steps).doesNotHaveDuplicates().hasSize(1 + 2 * (2 + 3));
        assertThat(steps.getLast())
                .isEqualTo(SinkSteps.of(options(2, Scenario.ALTERNATING), Scenario.ALTERNATING, Debezium.DEFAULT, 2));
    }

    private static SinkOptions options(int rounds, Scenario scenario) {
        return new SinkOptions(rounds, 2_000_000, true, Set.of(scenario), Optional.empty(), List.of());
    }

    private static RunReport page(Drained... drained) {
        var runs = new ArrayList<>(List.of(drained));
        var report = new SinkReport(
                MACHINE,
                3,
                runs.stream().map(Drained::figure).toList(),
                Map.of(Scenario.FRESH, new SinkBench.Volumes(new Volume(1, 1, 1), new Volume(1, 1, 1))));
        return SinkPage.of(report, OPTIONS, runs, RUN, Outcome.good("Done."));
    }

    /// Two seconds; it ends with as many rows as its rate, and the ten that were there first.
    private static Drained run(String contestant, int round, int rate) {
        return new Drained(
                new Figure("fresh", contestant, round, rate, rate, 200, 3, 100L << 20),
                new Curve(List.of(new Point(10, 5 * SECOND), new Point(10 + rate, 7 * SECOND))));
    }
}
