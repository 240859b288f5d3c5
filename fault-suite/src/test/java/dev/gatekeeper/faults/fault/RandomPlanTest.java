package dev.gatekeeper.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomPlanTest {

    private static final Duration LOAD = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;

    @Test
    void equalSeedsGiveEqualPlans() {
        assertThat(words(rounds(7))).isEqualTo(words(rounds(7))).isNotEqualTo(words(rounds(8)));
    }

    @Test
    void threeRoundsHaveEachKindOfFaultOnce() {
        var kinds = Card.PACK.stream().map(card -> card.fault().get().kind()).toList();

        assertThat(kinds).doesNotHaveDuplicates();
        assertThat(rounds(7).stream().flatMap(List::stream))
                .extracting(strike -> strike.fault().kind())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void faultsStrikeDuringTheLoadAndNoTargetTwiceAtATime() {
        assertThat(rounds(7)).allSatisfy(strikes -> {
            assertThat(strikes).extracting(Strike::at).allMatch(at -> at.compareTo(LOAD) < 0);
            for (var later = 1; later < strikes.size(); later++) {
                assertThat(strikes.subList(0, later)).noneMatch(strikes.get(later)::meets);
            }
        });
    }

    private static List<List<Strike>> rounds(long seed) {
        var plan = new RandomPlan(seed, LOAD);
        return IntStream.rangeClosed(1, ROUNDS).mapToObj(plan::strikes).toList();
    }

    private static List<String> words(List<List<Strike>> rounds) {
        return rounds.stream()
                .flatMap(List::stream)
                .map(strike -> strike.at() + " " + strike.lasts() + " "
                        + strike.fault().kind())
                .toList();
    }
}
