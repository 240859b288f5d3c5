package dev.gatekeeper.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Metrics METRICS = Metrics.parse("""
            # HELP jvm_memory_used_bytes The amount of used memory
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 5000000.0
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0

            gatekeeper_waiting 0.0
            gatekeeper_oldest_seconds +Inf
            gatekeeper_spool_records{spool="change-sets"} 12.0
            gatekeeper_spool_records{spool="rejections"} 3.0
            """);

    @Test
    void seriesWithALabelAreSummedUp() {
        assertThat(METRICS.sum("jvm_memory_used_bytes", "area=\"heap\"")).isEqualTo(2e7);
    }

    @Test
    void labelAfterOthersCountsAsWell() {
        assertThat(METRICS.sum("jvm_memory_used_bytes", "id=\"Eden Space\"")).isEqualTo(1.5e7);
    }

    @Test
    void seriesWithoutLabelsIsItself() {
        assertThat(METRICS.sum("gatekeeper_waiting")).isZero();
    }

    @Test
    void withoutAskingForLabelsAllSeriesOfTheNameCount() {
        assertThat(METRICS.sum("gatekeeper_spool_records")).isEqualTo(15);
    }

    @Test
    void infinityIsANumber() {
        assertThat(METRICS.sum("gatekeeper_oldest_seconds")).isInfinite();
    }

    @Test
    void whatIsNotThereIsNotZero() {
        assertThatThrownBy(() -> METRICS.sum("gatekeeper_wait")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> METRICS.sum("gatekeeper_spool_records", "spool=\"change\""))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNoMetricIsRefused() {
        assertThatThrownBy(() -> Metrics.parse("<html>")).isInstanceOf(IllegalArgumentException.class);
    }
}
