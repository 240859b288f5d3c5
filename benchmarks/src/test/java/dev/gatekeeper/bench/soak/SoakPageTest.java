package dev.gatekeeper.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.report.Band;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakPageTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final Run RUN =
            new Run("./gatekeeper bench soak", "abc", Instant.EPOCH, Duration.ofMinutes(1), MACHINE, List.of());

    @Test
    void seriesAreDrawnOverMinutesAndWhatIsMissingIsAGap() {
        var page = page(
                new Sample(60, Map.of(Series.GATEWAY_RESIDENT, 3 * Series.MEBIBYTE)),
                new Sample(120, Map.of(Series.GATEWAY_HEAP, 2 * Series.MEBIBYTE)));

        assertThat(chart(page, "Gateway").lines())
                .containsExactly(
                        new Line("resident", List.of(Point.of(1, 3), new Point(2, OptionalDouble.empty()))),
                        new Line("heap in use", List.of(new Point(1, OptionalDouble.empty()), Point.of(2, 2))));
    }

    @Test
    void sumsAreDrawnAsWhatCameInEachSecond() {
        var page = page(
                new Sample(60, Map.of(Series.BROKER_PROCESSOR, 10.0)),
                new Sample(70, Map.of(Series.BROKER_PROCESSOR, 15.0)));

        assertThat(chart(page, "Processors that are busy").lines())
                .contains(new Line("broker", List.of(Point.of(70 / 60.0, 0.5))));
    }

    @Test
    void thirdsThatAreComparedAreMarkedAndJudged() {
        var page = page(IntStream.rangeClosed(1, 9)
                .mapToObj(at -> new Sample(60 * at, Map.of(Series.CONSUMER_RESIDENT, at * 100 * Series.MEBIBYTE)))
                .toArray(Sample[]::new));

        assertThat(chart(page, "Consumer").bands()).containsExactly(new Band("2", 4, 4), new Band("3", 7, 7));
        assertThat(page.sections().getFirst().blocks())
                .singleElement()
                .isInstanceOfSatisfying(DataTable.class, table -> {
                    assertThat(table.rows())
                            .containsExactly(List.of(
                                    "consumer, resident",
                                    "grows",
                                    "500.0 MiB",
                                    "800.0 MiB",
                                    "50.0 MiB",
                                    "6,000.0 MiB"));
                });
    }

    @Test
    void runThatFailedAtItsStartHasNoSections() {
        assertThat(page().sections()).isEmpty();
    }

    private static LineChart chart(RunReport page, String title) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(block -> block.title().equals(title))
                .map(LineChart.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static RunReport page(Sample... samples) {
        return SoakPage.of(new Samples(List.of(samples)), RUN, Outcome.good("Done."));
    }
}
