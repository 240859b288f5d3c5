package dev.gatekeeper.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.bench.gateway.GatewayReport.Taken;
import dev.gatekeeper.bench.report.Latencies;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatewayPageTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final Run RUN =
            new Run("./gatekeeper bench gateway", "abc", Instant.EPOCH, Duration.ofMinutes(1), MACHINE, List.of());

    @Test
    void ratesStandBesideTheirCeilings() {
        var page = page(
                List.of(
                        new Taken(Measure.ECHO_8, 1, 4000),
                        new Taken(Measure.POSTS_8, 1, 1000),
                        new Taken(Measure.ECHO_64, 1, 8000)),
                List.of());

        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        BarChart.class,
                        chart -> assertThat(chart.bars())
                                .containsExactly(
                                        new Bar(Measure.ECHO_8.title(), Bar.Role.CEILING, 4000, ""),
                                        new Bar(
                                                Measure.POSTS_8.title(),
                                                Bar.Role.OURS,
                                                1000,
                                                "25% of " + Measure.ECHO_8.title()),
                                        new Bar(Measure.ECHO_64.title(), Bar.Role.CEILING, 8000, "")));
    }

    @Test
    void percentilesAreMediansOfTheRounds() {
        var page = page(
                List.of(),
                List.of(
                        new Latencies("logged", 1, new TreeMap<>(Map.of(50.0, 2.0, 99.0, 9.0))),
                        new Latencies("logged", 2, new TreeMap<>(Map.of(50.0, 4.0, 99.0, 10.0))),
                        new Latencies("logged", 3, new TreeMap<>(Map.of(50.0, 3.0)))));

        assertThat(page.sections().getFirst().blocks().getFirst())
                .isInstanceOfSatisfying(
                        LineChart.class,
                        chart -> assertThat(chart.lines())
                                .containsExactly(new Line("logged", List.of(Point.of(50, 3), Point.of(99, 9.5)))));
    }

    @Test
    void whatWasNotMeasuredHasNoChart() {
        var page = page(List.of(new Taken(Measure.FORCES, 1, 7000)), List.of());

        assertThat(page.sections()).extracting(Section::title).containsExactly("Rates", "All figures");
        assertThat(page.sections().getFirst().blocks()).hasSize(1);
    }

    @Test
    void eachFigureHasItsRow() {
        var page = page(List.of(new Taken(Measure.START, 1, 4), new Taken(Measure.START, 2, 5)), List.of());

        assertThat(page.sections().getLast().blocks().getFirst())
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of(Measure.START.title(), "4.50", "s", "", "4.00", "5.00")));
    }

    @Test
    void stepsTakeAsLongAsTheirLoads() {
        var options = new GatewayOptions(EnumSet.allOf(Part.class), 2, 10, 1_000_000, 5, Optional.empty(), List.of());

        var steps = GatewaySteps.all(options);

        assertThat(steps).hasSize(2 * Part.values().length).doesNotHaveDuplicates();
        assertThat(steps.getFirst()).isEqualTo(GatewaySteps.of(Part.STARTS, 1, options));
        assertThat(GatewaySteps.of(Part.POSTS, 1, options).expected())
                .isEqualTo(Duration.ofSeconds(2 * 30 + 5 * 10 + 8));
        assertThat(steps.getLast().group()).isEqualTo("round 2 of 2");
    }

    private static RunReport page(List<Taken> figures, List<Latencies> latencies) {
        var report = new GatewayReport(MACHINE, GatewayOptions.STANDARD, figures, latencies);
        return GatewayPage.of(report, RUN, Outcome.good("Done."));
    }
}
