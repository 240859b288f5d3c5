package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import dev.gatekeeper.consumer.rejection.Filter;
import dev.gatekeeper.consumer.rejection.Search;
import dev.gatekeeper.consumer.rejection.State;
import dev.gatekeeper.consumer.rejection.Turn;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sends many rejections again, as they were, in the original order. One that can't be sent stays open and stops none
/// behind it; where Kafka is away, all that follow wait. Thread-safe.
@Singleton
public final class ReplayingMany {

    private final Transactions transactions;
    private final Search search;
    private final Replaying replaying;
    private final LedgerRepository ledger;
    private final Clock clock;

    ReplayingMany(Transactions transactions, Search search, Replaying replaying, LedgerRepository ledger, Clock clock) {
        this.transactions = transactions;
        this.search = search;
        this.replaying = replaying;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What came of it.
    ///
    /// @param replays those that are in the log, in their order: [Replayed.Sent] and [Replayed.Known]
    /// @param left those that stay open, and why
    /// @param next where to go on; empty where nothing is left to look at
    /// @param stopped why it ended early
    public record Many(List<Replayed> replays, List<Left> left, Optional<Turn> next, Optional<String> stopped) {}

    public record Left(UUID rejection, Replayed why) {}

    /// Only what is open is sent. Going on from call to call comes to an end: what came of a replay since the first
    /// call is not sent by those that go on from there.
    ///
    /// @param after where the call before ended
    /// @param most how many are looked at
    public Many replay(Filter filter, Optional<Turn> after, int most, Caller by, Optional<String> traceparent)
            throws InterruptedException {
        var later = new LaterChangeSets(ledger);
        var begun = after.map(Turn::begun).orElseGet(() -> clock.instant());
        var turns = transactions.read(_ -> search.inOrder(filter.in(State.OPEN), begun, after, most + 1));
        var replays = new ArrayList<Replayed>();
        var left = new ArrayList<Left>();
        var last = after;
        for (var turn : turns.subList(0, Math.min(most, turns.size()))) {
            switch (replaying.replay(Order.asItWas(turn.id(), by, traceparent), later)) {
                case Replayed.Sent sent -> replays.add(sent);
                case Replayed.Known known -> replays.add(known);
                case Replayed.NotFound _ -> {} // It was purged meanwhile.
                case Replayed.Hindered hindered -> left.add(new Left(turn.id(), hindered));
                case Replayed.Unsound unsound -> left.add(new Left(turn.id(), unsound));
                case Replayed.Forbidden forbidden -> left.add(new Left(turn.id(), forbidden));
                case Replayed.Unavailable(var why) -> {
                    return new Many(replays, left, last, Optional.of(why));
                }
            }
            last = Optional.of(turn);
        }
        return new Many(replays, left, turns.size() > most ? last : Optional.empty(), Optional.empty());
    }
}
