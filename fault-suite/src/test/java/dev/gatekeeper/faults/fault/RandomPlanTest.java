package dev.gatekeeper.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomPlanTest {

    private static final Duration LOAD = Duration.ofSeconds(10);

    @Test
    void equalSeedsGiveEqualPlans() {
        assertThat(words(rounds(7))).isEqualTo(words(rounds(7))).isNotEqualTo(words(rounds(8)));
    }

    @Test
    void everyFaultComesWithinAFewRounds() {
        assertThat(rounds(7).stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(Card.PACK.size());
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
        return IntStream.rangeClosed(1, 4).mapToObj(plan::strikes).toList();
    }

    private static List<String> words(List<List<Strike>> rounds) {
        return rounds.stream()
                .flatMap(List::stream)
                .map(strike -> strike.at() + " " + strike.lasts() + " "
                        + strike.fault().target())
                .toList();
    }
}
