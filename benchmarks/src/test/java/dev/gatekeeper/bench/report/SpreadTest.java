package dev.gatekeeper.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void medianIsTheMiddleOneOfAnOddNumber() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Median.of(List.of(1.0, 4.0, 2.0, 9.0))).isEqualTo(3);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void percentilesAreNumbersThatOccur() {
        var numbers = IntStream.rangeClosed(1, 1000).mapToDouble(n -> n).toArray();

        var percentiles = Percentiles.of(numbers);

        assertThat(percentiles).isEqualTo(new Percentiles(500, 900, 990, 999, 1000));
    }
}
