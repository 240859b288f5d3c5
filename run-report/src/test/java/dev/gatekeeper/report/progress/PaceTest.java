package dev.gatekeeper.report.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Step START = new Step("", "start", seconds(20));
    private static final Step FIRST = new Step("round 1 of 2", "load", seconds(30));
    private static final Step SECOND = new Step("round 2 of 2", "load", seconds(30));

    private final Pace pace = new Pace(List.of(START, FIRST, SECOND), nanos(100));

    @Test
    void leftIsWhatIsExpectedOfAllThatComes() {
        pace.begin(START, nanos(100));

        var status = pace.status(nanos(105));

        assertThat(status).isEqualTo(new Status(START, 1, 3, 25, seconds(5), seconds(15 + 30 + 30)));
    }

    @Test
    void whatWasDoneOnceTellsHowLongTheLikeOfItTakes() {
        pace.begin(FIRST, nanos(100));
        pace.begin(SECOND, nanos(110));

        var status = pace.status(nanos(114));

        assertThat(status).isEqualTo(new Status(SECOND, 3, 3, 40, seconds(14), seconds(6)));
    }

    @Test
    void stepThatTellsHowFarItIsIsBelieved() {
        pace.begin(SECOND, nanos(100));
        pace.reached(0.25);

        assertThat(pace.status(nanos(110))).isEqualTo(new Status(SECOND, 3, 3, 25, seconds(10), seconds(30)));
    }

    @Test
    void stepThatTakesLongerThanExpectedHasNothingLeftOfItsOwn() {
        pace.begin(START, nanos(100));

        assertThat(pace.status(nanos(150))).isEqualTo(new Status(START, 1, 3, 99, seconds(50), seconds(60)));
    }

    @Test
    void nothingBeginsTwiceOrThatIsNotPlanned() {
        pace.begin(FIRST, nanos(100));

        assertThatThrownBy(() -> pace.begin(FIRST, nanos(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("round 1 of 2, load");
        assertThatThrownBy(() -> pace.begin(START, nanos(101))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static long nanos(long seconds) {
        return seconds(seconds).toNanos();
    }
}
