package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.Stage;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Sends rejections again. Each is checked as at the door, noted in the database, appended to the log, and noted to be
/// there, in this order. After a crash between any two of these the same order again does the rest: its change set has
/// the same id, and an id has one effect. Thread-safe; this process sends one at a time.
@Singleton
public final class Replaying {

    private final Transactions transactions;
    private final Rejections rejections;
    private final LedgerRepository ledger;
    private final Check check;
    private final ReplayNotes notes;
    private final ReplayTopic topic;
    private final ReplayMeters meters;
    private final Clock clock;

    /// Payloads are large, and what they are parsed into is larger.
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    Replaying(
            Transactions transactions,
            Rejections rejections,
            LedgerRepository ledger,
            Check check,
            ReplayNotes notes,
            ReplayTopic topic,
            ReplayMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.rejections = rejections;
        this.ledger = ledger;
        this.check = check;
        this.notes = notes;
        this.topic = topic;
        this.meters = meters;
        this.clock = clock;
    }

    public Replayed replay(Order order) throws InterruptedException {
        return replay(order, new LaterChangeSets(ledger));
    }

    Replayed replay(Order order, LaterChangeSets later) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            return meters.count(send(order, later));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Replayed send(Order order, LaterChangeSets later) throws InterruptedException {
        var found = transactions.read(_ -> rejections.find(order.rejection()));
        if (found.isEmpty()) {
            return new Replayed.NotFound(order.rejection());
        }
        var rejection = found.get();
        var payload = order.corrected().orElse(rejection.payload());
        var stream = Optional.ofNullable(rejection.stream()).or(order::stream);
        if (stream.isEmpty()) {
            return new Replayed.Hindered(
                    Obstacle.STREAM_NEEDED, "No stream is known of this rejection: say where it goes, ?stream=….");
        }
        if (order.stream().filter(named -> !named.equals(stream.get())).isPresent()) {
            return new Replayed.Hindered(
                    Obstacle.OTHER_STREAM, "This rejection is of the stream " + stream.get() + ", and goes there.");
        }
        return send(order, rejection, payload, stream.get(), later);
    }

    private Replayed send(Order order, Rejection rejection, Payload payload, StreamName stream, LaterChangeSets later)
            throws InterruptedException {
        var sha256 = payload.sha256();
        var known = notes.id(rejection.id(), sha256);
        if (known.isEmpty()) {
            return new Replayed.NotFound(rejection.id());
        }
        var id = known.get();
        var hindrance = notes.hindrance(rejection.id(), id, stream);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        if (!payload.isWhole()) {
            return new Replayed.Hindered(
                    Obstacle.EXCERPT_ONLY,
                    "Of its " + payload.length() + " bytes only the first " + payload.bytes().length
                            + " are kept: send a corrected payload in the body.");
        }
        var corrected = !sha256.equals(rejection.payload().sha256());
        var grants = corrected || !hasPassedTheDoor(rejection)
                ? Optional.of(order.by().grants())
                : Optional.<Grants>empty();
        if (grants.isPresent() && !grants.get().mayWrite(stream)) {
            return new Replayed.Forbidden("There is no grant to write the stream " + stream + '.');
        }
        return switch (check.judge(payload, grants)) {
            case Checked.Unsound(var reason) -> new Replayed.Unsound(reason);
            case Checked.Forbidden(var why) -> new Replayed.Forbidden(why);
            case Checked.Sound(var format, var changes) -> {
                var sender = sender(rejection, corrected, order);
                var outgoing = new Outgoing(
                        id, stream, format, payload, sha256, changes, corrected, sender, order.traceparent());
                yield append(outgoing, order, transactions.read(_ -> later.warning(rejection, stream)));
            }
        };
    }

    /// A record without a stream was not written by a gateway.
    private static boolean hasPassedTheDoor(Rejection rejection) {
        return rejection.stage() == Stage.SINK && rejection.stream() != null;
    }

    /// Who answers for what is sent: its sender, or who corrected it.
    private Sender sender(Rejection rejection, boolean corrected, Order order) {
        var now = clock.instant();
        var before = rejection.sender();
        var principal = corrected ? order.by().principal().orElse(null) : before.principal();
        return new Sender(before.referral(), principal, now, rejection.id());
    }

    private Replayed append(Outgoing outgoing, Order order, Optional<String> warning) throws InterruptedException {
        var unreachable = topic.unreachable();
        if (unreachable.isPresent()) {
            return new Replayed.Unavailable(unreachable.get() + " Nothing was sent.");
        }
        return switch (notes.note(outgoing, order.by())) {
            case ReplayNotes.Noted.Hindered(var replayed) -> replayed;
            case ReplayNotes.Noted.Ready(var replay, var isNew) ->
                switch (topic.append(outgoing)) {
                    case Sending.Logged logged -> {
                        notes.logged(replay, logged, order.by());
                        yield new Replayed.Sent(
                                replay,
                                logged.topic(),
                                logged.partition(),
                                logged.offset(),
                                outgoing.changes(),
                                warning);
                    }
                    case Sending.Nowhere(var why) -> {
                        if (isNew) {
                            notes.takeBack(replay);
                        }
                        yield new Replayed.Unavailable(why + " Nothing was sent.");
                    }
                    case Sending.Perhaps(var why) ->
                        new Replayed.Unavailable(
                                why + " It may be in the log or not; the same call again is harmless.");
                };
        };
    }
}
