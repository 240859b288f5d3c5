package dev.gatekeeper.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gatekeeper.bench.report.Flatness.Point;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {

    private static final int SAMPLES = 180;

    private static List<Point> series(IntToDoubleFunction value) {
        return IntStream.range(0, SAMPLES)
                .mapToObj(at -> new Point(10 * at, value.applyAsDouble(at)))
                .toList();
    }

    @Test
    void whatRisesAtFirstAndThenStaysIsFlat() {
        var flatness = Flatness.of(series(at -> Math.min(at, 50)), 0.1, 0);

        assertThat(flatness.isFlat()).isTrue();
        assertThat(flatness.slope()).isZero();
    }

    @Test
    void steadyGrowthIsNotFlatAndItsSlopeIsTold() {
        var flatness = Flatness.of(series(at -> 100 + at), 0.1, 0);

        assertThat(flatness.isFlat()).isFalse();
        assertThat(flatness.slope()).isCloseTo(0.1, within(1e-9));
        assertThat(flatness.last() - flatness.middle()).isEqualTo(60);
    }

    @Test
    void singleOutliersDoNotCount() {
        var flatness = Flatness.of(series(at -> at % 7 == 0 ? 100_000 + at : 10), 0.1, 0);

        assertThat(flatness.isFlat()).isTrue();
        assertThat(flatness.last()).isEqualTo(10);
    }

    @Test
    void sawToothIsFlat() {
        var flatness = Flatness.of(series(at -> 100 + at % 10), 0.1, 0);

        assertThat(flatness.isFlat()).isTrue();
    }

    @Test
    void whatFallsIsFlat() {
        assertThat(Flatness.of(series(at -> 1_000 - at), 0, 0).isFlat()).isTrue();
    }

    @Test
    void growthWithinTheFloorIsFlatHoweverSmallTheBeginning() {
        assertThat(Flatness.of(series(at -> at < 120 ? 1 : 3), 0.1, 2).isFlat()).isTrue();
        assertThat(Flatness.of(series(at -> at < 120 ? 1 : 4), 0.1, 2).isFlat()).isFalse();
    }

    @Test
    void fewSamplesTellNothing() {
        var few = series(at -> at).subList(0, Flatness.FEWEST - 1);

        assertThatThrownBy(() -> Flatness.of(few, 0.1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
