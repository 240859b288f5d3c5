package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.consumer.rejection.Life;
import dev.gatekeeper.consumer.rejection.Lives;
import dev.gatekeeper.consumer.rejection.Replay;
import dev.gatekeeper.consumer.rejection.Replays;
import dev.gatekeeper.consumer.rejection.State;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings rejections into the states that people decide on. Thread-safe.
@Singleton
class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Transactions transactions;
    private final Lives lives;
    private final Replays replays;

    Settlement(Transactions transactions, Lives lives, Replays replays) {
        this.transactions = transactions;
        this.lives = lives;
        this.replays = replays;
    }

    /// What came of it.
    sealed interface Settled {

        record Done(Life life) implements Settled {}

        /// From the state that it is in, there is no way to the one that was asked for.
        record NoWay(Life life) implements Settled {}

        /// There is no such rejection.
        record NotFound() implements Settled {}
    }

    Settled discard(UUID rejection, Caller by, String note) {
        return settle(rejection, State.DISCARDED, Set.of(State.OPEN, State.REPLAYED), by, note);
    }

    Settled resolve(UUID rejection, Caller by, String note) {
        return settle(rejection, State.RESOLVED, Set.of(State.OPEN, State.REPLAYED), by, note);
    }

    /// Afterwards it may be sent again with any payload, whatever became of those that were sent before.
    Settled reopen(UUID rejection, Caller by, String note) {
        return settle(rejection, State.OPEN, Set.of(State.REPLAYED, State.RESOLVED, State.DISCARDED), by, note);
    }

    private Settled settle(UUID rejection, State to, Set<State> from, Caller by, String note) {
        Settled settled = transactions.write(_ -> {
            var before = lives.lock(rejection);
            if (before.isEmpty()) {
                return new Settled.NotFound();
            }
            var held = to == State.OPEN && before.get().state() == State.OPEN && isHeldUp(rejection);
            if (!from.contains(before.get().state()) && !held) {
                return new Settled.NoWay(before.get());
            }
            if (to == State.OPEN) {
                replays.letGo(rejection);
            }
            lives.enter(
                    rejection,
                    to,
                    Set.of(before.get().state()),
                    by.principal().orElse(null),
                    note.replace('\0', '\uFFFD')); // PostgreSQL's text holds no NUL.
            return new Settled.Done(lives.find(rejection).orElseThrow());
        });
        if (settled instanceof Settled.Done) {
            LOG.atInfo()
                    .addKeyValue("rejection", rejection)
                    .addKeyValue("state", to.text())
                    .addKeyValue("by", by.getName())
                    .log("A rejection's state is changed.");
        }
        return settled;
    }

    /// Whether one was sent that may be in the log or not, so that no other may be.
    private boolean isHeldUp(UUID rejection) {
        return replays.of(rejection).stream()
                .anyMatch(replay ->
                        replay.outcome() == Replay.Outcome.NOTED || replay.outcome() == Replay.Outcome.LOGGED);
    }
}
