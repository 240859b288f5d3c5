package dev.gatekeeper.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalePageTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final Run RUN =
            new Run("./gatekeeper bench scale", "abc", Instant.EPOCH, Duration.ofMinutes(1), MACHINE, List.of());
    private static final SinkLayout SPREAD = new SinkLayout(4, 2, 1);

    @Test
    void ratesAndCostsOfEachLayoutAreBars() {
        var page = page(
                List.of(
                        new SinkFigure(SinkLayout.LEAST, 1, 2_000, 2, 3, 4, 500),
                        new SinkFigure(SPREAD, 1, 3_000, 3, 4, 5.5, 510)),
                List.of());

        assertThat(page.sections()).extracting(Section::title).containsExactly("The sink");
        assertThat(bars(page, 0))
                .containsExactly(
                        new Bar("1 partition, 1 consumer", Bar.Role.OURS, 2_000, "1.00 times the first"),
                        new Bar("4 partitions, 2 consumers", Bar.Role.OURS, 3_000, "1.50 times the first"));
        assertThat(bars(page, 1))
                .containsExactly(
                        new Bar(
                                "1 partition, 1 consumer",
                                Bar.Role.OURS,
                                9,
                                "consumers 2.0, PostgreSQL 3.0, broker 4.0"),
                        new Bar(
                                "4 partitions, 2 consumers",
                                Bar.Role.OURS,
                                12.5,
                                "consumers 3.0, PostgreSQL 4.0, broker 5.5"));
    }

    @Test
    void tableTellsBetweenWhichRatesTheMedianLies() {
        var page = page(
                List.of(),
                List.of(
                        new GatewayFigure(GatewayLayout.REPLICATED, 1, 10_000, 50, 20),
                        new GatewayFigure(GatewayLayout.REPLICATED, 2, 30_000, 70, 40)));

        assertThat(page.sections().getFirst().blocks().getLast())
                .isInstanceOfSatisfying(
                        DataTable.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of(
                                        GatewayLayout.REPLICATED.title(), "20,000", "10,000", "30,000", "60", "30")));
    }

    @Test
    void whatWasNotMeasuredHasNoSection() {
        assertThat(page(List.of(), List.of()).sections()).isEmpty();
    }

    @Test
    void everyLayoutOfEveryRoundIsAStep() {
        var options = new ScaleOptions(2, 400_000, 10, EnumSet.allOf(ScaleOptions.Part.class), Optional.empty());

        assertThat(ScaleSteps.all(options))
                .hasSize(2 * (SinkLayout.ALL.size() + GatewayLayout.ON_ONE_BROKER.size() + 2))
                .startsWith(ScaleSteps.of(SinkLayout.LEAST, 1, options))
                .endsWith(ScaleSteps.of(GatewayLayout.REPLICATED, 2, options));
    }

    private static List<Bar> bars(RunReport page, int at) {
        return ((BarChart) page.sections().getFirst().blocks().get(at)).bars();
    }

    private static RunReport page(List<SinkFigure> sink, List<GatewayFigure> brokers) {
        var report = new ScaleReport(MACHINE, ScaleOptions.STANDARD, sink, List.of(), brokers);
        return ScalePage.of(report, RUN, Outcome.good("Done."));
    }
}
