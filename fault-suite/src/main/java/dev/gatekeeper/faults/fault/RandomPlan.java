package dev.gatekeeper.faults.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Deals faults from a shuffled pack, six to a round, at random instants of its load. Equal seeds give equal
/// plans. Used by one thread.
public final class RandomPlan implements Plan {

    private static final int TO_A_ROUND = 6;
    private static final int TRIES = 50;

    /// At first clients get through, so that there is something to disturb.
    private static final int CALM_MILLIS = 2_000;

    private final Random random;
    private final Duration load;
    private final Deque<Card> pack = new ArrayDeque<>();

    /// @param load how long clients post in a round
    public RandomPlan(long seed, Duration load) {
        this.random = new Random(seed);
        this.load = load;
    }

    @Override
    public List<Strike> strikes(int round) {
        var strikes = new ArrayList<Strike>();
        for (var dealt = 0; dealt < TO_A_ROUND; dealt++) {
            place(deal(), strikes);
        }
        strikes.sort(Comparator.comparing(Strike::at));
        return strikes;
    }

    private Card deal() {
        if (pack.isEmpty()) {
            var cards = new ArrayList<>(Card.PACK);
            Collections.shuffle(cards, random);
            pack.addAll(cards);
        }
        return pack.pop();
    }

    /// Finds a time for it at which nothing else strikes the same target; where there is none, it comes in a
    /// later round.
    private void place(Card card, List<Strike> strikes) {
        var fault = card.fault().get();
        for (var tries = 0; tries < TRIES; tries++) {
            var strike = new Strike(
                    Duration.ofMillis(random.nextLong(CALM_MILLIS, load.toMillis())),
                    Duration.ofMillis(random.nextInt(card.leastMillis(), card.mostMillis())),
                    fault);
            if (strikes.stream().noneMatch(strike::meets)) {
                strikes.add(strike);
                return;
            }
        }
        pack.addLast(card);
    }
}
