package dev.gatekeeper.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.bench.gateway.GatewayReport.Taken;
import dev.gatekeeper.report.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayReportTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");

    @Test
    void mediansStandBesideTheirCeilings() {
        var figures = List.of(
                new Taken(Measure.ECHO_8, 1, 1000),
                new Taken(Measure.ECHO_8, 2, 3000),
                new Taken(Measure.ECHO_8, 3, 2000),
                new Taken(Measure.POSTS_8, 1, 900),
                new Taken(Measure.POSTS_8, 2, 1100),
                new Taken(Measure.POSTS_8, 3, 1000));
        var report = new GatewayReport(MACHINE, GatewayOptions.STANDARD, figures, List.of());

        var text = report.text();

        assertThat(text).containsPattern("gateway, 8 connections +1,000 posts/s +50% +900 +1,100");
    }

    @Test
    void whatHasNoCeilingBesideItHasNoShare() {
        var report = new GatewayReport(
                MACHINE, GatewayOptions.STANDARD, List.of(new Taken(Measure.POSTS_8, 1, 900)), List.of());

        assertThat(report.text()).containsPattern("gateway, 8 connections +900 posts/s +- +900 +900");
    }

    @Test
    void whatWasNotMeasuredIsNotShown() {
        var report = new GatewayReport(
                MACHINE, GatewayOptions.STANDARD, List.of(new Taken(Measure.START, 1, 1.5)), List.of());

        var text = report.text();

        assertThat(text).contains("1.50 s").doesNotContain("posts/s");
        assertThat(report.json()).containsEntry("medians", Map.of("start", 1.5));
    }
}
