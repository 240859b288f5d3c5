package dev.gatekeeper.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.bench.sink.Curve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void warmUpDoesNotCount() {
        var curve = new Curve(List.of(new Point(10, 0), new Point(100, 10 * SECOND), new Point(300, 12 * SECOND)));

        var rate = curve.rate(100);

        assertThat(rate).isEqualTo(100);
    }

    @Test
    void contestantThatStaysInItsWarmUpIsMeasuredOverWhatItDid() {
        var curve = new Curve(List.of(new Point(10, 0), new Point(50, 4 * SECOND)));

        var rate = curve.rate(100);

        assertThat(rate).isEqualTo(10);
    }

    @Test
    void singlePointHasNoRate() {
        var curve = new Curve(List.of(new Point(10, SECOND)));

        var rate = curve.rate(0);

        assertThat(rate).isZero();
    }

    @Test
    void partHasItsOwnRate() {
        var curve = new Curve(List.of(new Point(0, 0), new Point(100, SECOND), new Point(200, 3 * SECOND)));

        var part = curve.between(100, 200);

        assertThat(part.rate(0)).isEqualTo(50);
    }
}
