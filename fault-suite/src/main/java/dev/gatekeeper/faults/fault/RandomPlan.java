package dev.gatekeeper.faults.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Deals faults from a shuffled pack, a third of it to a round, at random instants of its load: in three rounds each
/// comes once. Equal seeds give equal plans. Used by one thread.
public final class RandomPlan implements Plan {

    private static final int ROUNDS_TO_A_PACK = 3;
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
        var hand = deal();
        var strikes = place(hand);
        while (strikes.isEmpty()) {
            strikes = place(hand);
        }
        return strikes.get();
    }

    private List<Card> deal() {
        if (pack.isEmpty()) {
            var cards = new ArrayList<>(Card.PACK);
            Collections.shuffle(cards, random);
            pack.addAll(cards);
        }
        var hand = new ArrayList<Card>();
        while (!pack.isEmpty() && hand.size() < Math.ceilDiv(Card.PACK.size(), ROUNDS_TO_A_PACK)) {
            hand.add(pack.pop());
        }
        return hand;
    }

    /// @return nothing where there was no time left for one of them
    private Optional<List<Strike>> place(List<Card> hand) {
        var strikes = new ArrayList<Strike>();
        for (var card : hand) {
            var strike = place(card, strikes);
            if (strike.isEmpty()) {
                return Optional.empty();
            }
            strikes.add(strike.get());
        }
        strikes.sort(Comparator.comparing(Strike::at));
        return Optional.of(strikes);
    }

    /// Finds a time for it at which nothing else strikes the same target.
    private Optional<Strike> place(Card card, List<Strike> strikes) {
        var fault = card.fault().get();
        for (var tries = 0; tries < TRIES; tries++) {
            var strike = new Strike(
                    Duration.ofMillis(random.nextLong(CALM_MILLIS, load.toMillis())),
                    Duration.ofMillis(random.nextInt(card.leastMillis(), card.mostMillis())),
                    fault);
            if (strikes.stream().noneMatch(strike::meets)) {
                return Optional.of(strike);
            }
        }
        return Optional.empty();
    }
}
