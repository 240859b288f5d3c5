package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.consumer.rejection.Life;
import dev.gatekeeper.consumer.rejection.Lives;
import dev.gatekeeper.consumer.rejection.Replay;
import dev.gatekeeper.consumer.rejection.Replay.Outcome;
import dev.gatekeeper.consumer.rejection.Replays;
import dev.gatekeeper.consumer.rejection.State;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// What the database says of a rejection's replays, before a record is sent and after. Each call is a transaction of
/// its own. Thread-safe.
@Singleton
final class ReplayNotes {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayNotes.class);

    private final Transactions transactions;
    private final Lives lives;
    private final Replays replays;

    ReplayNotes(Transactions transactions, Lives lives, Replays replays) {
        this.transactions = transactions;
        this.lives = lives;
        this.replays = replays;
    }

    sealed interface Noted {

        /// It stands in the database that the record is about to be sent.
        ///
        /// @param isNew false where it stood there before, so that the record may be in the log already
        record Ready(Replay replay, boolean isNew) implements Noted {}

        /// It is not to be sent.
        record Hindered(Replayed why) implements Noted {}
    }

    /// The id under which this payload is to be sent, as things are; empty where there is no such rejection.
    Optional<ChangeSetId> id(UUID rejection, String payloadSha256) {
        return transactions.read(_ ->
                lives.find(rejection).map(life -> ReplayId.of(rejection, life, replays.of(rejection), payloadSha256)));
    }

    /// Why this change set is not to be sent, as things are.
    Optional<Replayed> hindrance(UUID rejection, ChangeSetId id, StreamName stream) {
        return transactions.read(_ -> hindrance(lives.find(rejection), replays.of(rejection), rejection, id, stream));
    }

    /// Notes that the record is about to be sent, unless something has come between. Of two who want it at once, one
    /// waits for the other.
    Noted note(Outgoing outgoing, Caller by) {
        var rejection = rejectionOf(outgoing);
        return transactions.write(_ -> {
            var life = lives.lock(rejection);
            var before = replays.of(rejection);
            var hindrance = hindrance(life, before, rejection, outgoing.id(), outgoing.stream());
            if (hindrance.isPresent()) {
                return new Noted.Hindered(hindrance.get());
            }
            if (!ReplayId.of(rejection, life.orElseThrow(), before, outgoing.payloadSha256())
                    .equals(outgoing.id())) {
                return new Noted.Hindered(hindered(
                        Obstacle.REPLAY_UNDER_WAY, "It was reopened meanwhile, or came back: order it once more."));
            }
            var replay = replay(outgoing, by);
            replays.note(replay);
            return new Noted.Ready(
                    replay, before.stream().noneMatch(each -> each.changeSet().equals(replay.changeSet())));
        });
    }

    /// The log has it. Where that can't be noted it does no harm: the applier notes what becomes of it.
    void logged(Replay replay, Sending.Logged place, Caller by) {
        try {
            transactions.write(_ -> {
                lives.enter(
                        replay.rejection(),
                        State.REPLAYED,
                        Set.of(State.OPEN),
                        by.principal().orElse(null),
                        null);
                replays.logged(replay.changeSet(), place.topic(), place.partition(), place.offset());
                return true;
            });
        } catch (RuntimeException e) {
            about(replay, e).log("A rejection was sent again, and that can't be noted; what becomes of it will be.");
        }
        LOG.atInfo()
                .addKeyValue("rejection", replay.rejection())
                .addKeyValue("changeSet", replay.changeSet())
                .addKeyValue("stream", replay.stream())
                .addKeyValue("corrected", replay.corrected())
                .addKeyValue("topic", place.topic())
                .addKeyValue("partition", place.partition())
                .addKeyValue("offset", place.offset())
                .addKeyValue("by", by.getName())
                .log("A rejection is sent again.");
    }

    /// It was certainly not sent.
    void takeBack(Replay replay) {
        try {
            transactions.write(_ -> {
                replays.takeBack(replay.changeSet());
                return true;
            });
        } catch (RuntimeException e) {
            about(replay, e).log("A rejection was not sent again, and its note can't be taken back: reopen it.");
        }
    }

    private static LoggingEventBuilder about(Replay replay, RuntimeException cause) {
        return LOG.atWarn()
                .setCause(cause)
                .addKeyValue("rejection", replay.rejection())
                .addKeyValue("changeSet", replay.changeSet());
    }

    private static Optional<Replayed> hindrance(
            Optional<Life> life, List<Replay> replays, UUID rejection, ChangeSetId id, StreamName stream) {
        if (life.isEmpty()) {
            return Optional.of(new Replayed.NotFound(rejection));
        }
        for (var replay : replays) {
            if (replay.changeSet().equals(id.uuid())) {
                switch (replay.outcome()) {
                    case LOGGED, APPLIED, REJECTED -> {
                        return Optional.of(new Replayed.Known(replay));
                    }
                    case NOTED, LET_GO -> {
                        if (!replay.stream().equals(stream.text())) {
                            return Optional.of(hindered(
                                    Obstacle.OTHER_STREAM,
                                    "It may have been sent to the stream " + replay.stream() + " already."));
                        }
                    }
                }
            }
        }
        return state(life.get())
                .or(() -> replays.stream()
                        .filter(replay -> !replay.changeSet().equals(id.uuid()))
                        .filter(replay -> replay.outcome() == Outcome.NOTED || replay.outcome() == Outcome.LOGGED)
                        .findFirst()
                        .map(replay -> hindered(
                                Obstacle.REPLAY_UNDER_WAY,
                                "Another payload may be in the log for it already, as the change set "
                                        + replay.changeSet()
                                        + ": order that one again, or reopen the rejection first.")));
    }

    private static Optional<Replayed> state(Life life) {
        return life.state() == State.OPEN
                ? Optional.empty()
                : Optional.of(hindered(
                        Obstacle.NOT_OPEN,
                        "It is " + life.state().text() + " since " + life.since()
                                + ": to send another payload, reopen it first."));
    }

    private static Replayed hindered(Obstacle obstacle, String why) {
        return new Replayed.Hindered(obstacle, why);
    }

    private static Replay replay(Outgoing outgoing, Caller by) {
        return new Replay(
                outgoing.id().uuid(),
                rejectionOf(outgoing),
                outgoing.stream().text(),
                outgoing.payloadSha256(),
                outgoing.corrected(),
                outgoing.sender().receivedAt(),
                by.principal().orElse(null),
                Outcome.NOTED,
                null,
                null,
                null,
                null,
                null);
    }

    private static UUID rejectionOf(Outgoing outgoing) {
        return Objects.requireNonNull(outgoing.sender().replayOf());
    }
}
