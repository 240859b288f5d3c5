package dev.gatekeeper.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.report.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleReportTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final SinkLayout SPREAD = new SinkLayout(4, 2, 1);

    @Test
    void mediansAreHeldAgainstOnePartitionAndOneConsumer() {
        var sink = List.of(
                new SinkFigure(SinkLayout.LEAST, 1, 1_000, 2, 3, 4, 500),
                new SinkFigure(SPREAD, 1, 1_500, 3, 4, 5, 510),
                new SinkFigure(SinkLayout.LEAST, 2, 3_000, 2, 3, 4, 500),
                new SinkFigure(SPREAD, 2, 3_500, 3, 4, 5, 510),
                new SinkFigure(SinkLayout.LEAST, 3, 2_000, 2, 3, 4, 500),
                new SinkFigure(SPREAD, 3, 2_500, 3, 4, 5, 510));
        var report = new ScaleReport(MACHINE, ScaleOptions.STANDARD, sink, List.of(), List.of());

        var text = report.text();

        assertThat(text)
                .containsPattern("1 partition, 1 consumer +2,000 +1.00 +2.0 +3.0 +4.0 +500")
                .containsPattern("4 partitions, 2 consumers +2,500 +1.25 +3.0 +4.0 +5.0 +510")
                .doesNotContain("posts/s");
    }

    @Test
    void replicationIsHeldAgainstOneBroker() {
        var brokers = List.of(
                new GatewayFigure(GatewayLayout.UNREPLICATED, 1, 20_000, 50, 10),
                new GatewayFigure(GatewayLayout.REPLICATED, 1, 10_000, 55, 40));
        var report = new ScaleReport(MACHINE, ScaleOptions.QUICK, List.of(), List.of(), brokers);

        var text = report.text();

        assertThat(text).containsPattern("3 brokers, a copy on each +10,000 +0.50 +55 +40");
    }

    @Test
    void noMemberOfAGroupIsWithoutAPartition() {
        assertThat(SinkLayout.ALL)
                .allMatch(layout -> layout.members() <= layout.partitions())
                .doesNotHaveDuplicates();
    }
}
