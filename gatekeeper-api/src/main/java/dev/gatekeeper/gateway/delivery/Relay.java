package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import dev.gatekeeper.gateway.spool.Reserved;
import dev.gatekeeper.gateway.spool.Spool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Brings records to Kafka over one line, or into the spool while there is none. Nothing overtakes: at the
/// first record that does not get there the line is cut, all that is unanswered goes to the spool in the order
/// in which it was sent, and what comes after joins it there. A stream goes directly again when nothing of it
/// waits. What had arrived after all arrives twice, under the same id. Thread-safe.
final class Relay {

    private final Supplier<Producer<byte[], byte[]>> opening;
    private final KafkaWatch watch;
    private final Duration bound;
    private final List<Route> routes;
    private final Clock clock;
    private final Deadlines deadlines;

    /// Held to read while a record is sent or spooled, and to write while the line changes.
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile @Nullable Line line;
    private volatile boolean closed;

    /// @param bound for how long Kafka is waited for
    /// @param deadlines for those who are told what becomes of theirs
    Relay(
            Supplier<Producer<byte[], byte[]>> opening,
            KafkaWatch watch,
            Duration bound,
            List<Route> routes,
            Clock clock,
            Deadlines deadlines) {
        this.clock = clock;
        this.deadlines = deadlines;
        this.opening = opening;
        this.watch = watch;
        this.bound = bound;
        this.routes = List.copyOf(routes);
    }

    Pending<Delivered> send(Route route, ProducerRecord<byte[], byte[]> record, Sequence sequence) {
        if (sequence.isBroken()) {
            return Pending.known(Delivered.Nowhere.BEHIND_A_GAP);
        }
        var turn = sequence.turn();
        if (watch.state() instanceof KafkaState.Refusing(var faults)) {
            return nowhere(new Delivered.Nowhere(String.join(" ", faults)), sequence, turn);
        }
        if (closed) {
            return nowhere(Delivered.Nowhere.STOPPING, sequence, turn);
        }
        var toSpool = Forms.toSpool(record, clock.instant());
        var bytes = Spool.bytes(toSpool);
        if (route.spool().reserve(bytes) instanceof Reserved.Full(var why)) {
            return nowhere(new Delivered.Nowhere(why), sequence, turn);
        }
        var parcel = new Parcel(route, record, toSpool, bytes, sequence, turn);
        var deadline = System.nanoTime() + bound.toNanos();
        prepareLine();
        var refusal = submit(parcel);
        if (refusal.isPresent()) {
            route.spool().giveBack(bytes);
            return nowhere(refusal.get(), sequence, turn);
        }
        return new Underway(parcel, deadline, this::late, deadlines);
    }

    /// Sends a record that stands alone, over the line that there is; neither for another thread is waited, but for the
    /// moment in which that sends one of the same stream, nor for anything that [#isPrompt] names. Empty where that
    /// can't be.
    Optional<Pending<Delivered>> sendAtOnce(Route route, ProducerRecord<byte[], byte[]> record) {
        if (!gate.readLock().tryLock()) {
            return Optional.empty();
        }
        try {
            var current = line;
            return current != null && !closed && isPrompt(route)
                    ? sendAtOnce(route, record, current)
                    : Optional.empty();
        } finally {
            gate.readLock().unlock();
        }
    }

    private Optional<Pending<Delivered>> sendAtOnce(Route route, ProducerRecord<byte[], byte[]> record, Line over) {
        var toSpool = Forms.toSpool(record, clock.instant());
        var bytes = Spool.bytes(toSpool);
        if (!route.spool().reserveAtHand(bytes)) {
            return Optional.empty();
        }
        var sequence = Sequence.ofOne();
        var parcel = new Parcel(route, record, toSpool, bytes, sequence, sequence.turn());
        var deadline = System.nanoTime() + bound.toNanos();
        if (!sendInTurn(parcel, over)) {
            route.spool().giveBack(bytes);
            return Optional.empty();
        }
        return Optional.of(new Underway(parcel, deadline, this::late, deadlines));
    }

    private boolean sendInTurn(Parcel parcel, Line over) {
        var place = parcel.place();
        if (!place.lockSoon()) {
            return false;
        }
        try {
            if (parcel.route().isBehind(place)) {
                return false;
            }
            parcel.sendOver(over);
            return true;
        } finally {
            place.lock.unlock();
        }
    }

    /// Whether what is sent now waits neither for a producer that is opened or ended, nor for room in its buffer, nor
    /// for the disk, and has nothing before it.
    boolean isPrompt(Route route) {
        var current = line;
        return current != null
                && current.isPrompt(route.topic())
                && watch.state().isWritable()
                && route.nothingWaits()
                && route.spool().hasRoomAtHand();
    }

    private static Pending<Delivered> nowhere(Delivered.Nowhere nowhere, Sequence sequence, long turn) {
        sequence.breakOff(turn);
        return Pending.known(nowhere);
    }

    /// What went over the line did not get to Kafka in time.
    private void late(Line late) {
        late.fail(Failure.of(new TimeoutException(), false));
        handOver(late);
    }

    /// @return why it is not taken, where it is not
    private Optional<Delivered.Nowhere> submit(Parcel parcel) {
        while (true) {
            switch (trySubmit(parcel)) {
                case DONE -> {
                    return Optional.empty();
                }
                case CLOSED -> {
                    return Optional.of(Delivered.Nowhere.STOPPING);
                }
                case BROKEN -> {
                    return Optional.of(Delivered.Nowhere.BEHIND_A_GAP);
                }
                case CUT -> {
                    var cut = line;
                    if (cut != null && cut.isCut()) {
                        handOver(cut);
                    }
                }
            }
        }
    }

    private enum Step {
        DONE,
        /// What went over the line is to be spooled first.
        CUT,
        CLOSED,
        /// What it belongs to goes on no more.
        BROKEN
    }

    private Step trySubmit(Parcel parcel) {
        var place = parcel.place();
        gate.readLock().lock();
        place.lock.lock();
        try {
            var current = line;
            if (closed) {
                return Step.CLOSED;
            }
            if (current != null && current.isCut()) {
                return Step.CUT;
            }
            // In this order: what is not kept breaks its sequence off before it leaves its place.
            var isBehind = parcel.route().isBehind(place);
            if (!parcel.isWanted()) {
                return Step.BROKEN;
            }
            if (current != null && isOpen(current) && !isBehind) {
                parcel.sendOver(current);
            } else {
                parcel.spool();
            }
            return Step.DONE;
        } finally {
            place.lock.unlock();
            gate.readLock().unlock();
        }
    }

    /// After an outage the spool goes first: what waits there finds out whether Kafka takes anything.
    private boolean isOpen(Line current) {
        return current.isProven() || routes.stream().allMatch(Route::nothingWaits);
    }

    /// Sends a record of the spool, unless that line is cut or another one has taken its place.
    boolean replay(Line over, Freight freight) {
        gate.readLock().lock();
        try {
            if (line != over || over.isCut()) {
                return false;
            }
            over.send(freight);
            return true;
        } finally {
            gate.readLock().unlock();
        }
    }

    /// The line; empty while Kafka is known not to take anything.
    Optional<Line> line() {
        prepareLine();
        var current = line;
        return Optional.ofNullable(current).filter(each -> !each.isCut());
    }

    private void prepareLine() {
        var writable = watch.state().isWritable();
        var current = line;
        if (writable && current == null) {
            open();
        } else if (!writable && current != null && !current.isCut()) {
            current.cut();
        }
    }

    private void open() {
        gate.writeLock().lock();
        try {
            if (line == null && !closed) {
                line = new Line(opening.get(), watch, cut -> Thread.ofVirtual().start(() -> handOver(cut)));
            }
        } catch (KafkaException e) {
            watch.suspect(Failure.of(e, true));
        } finally {
            gate.writeLock().unlock();
        }
    }

    /// Spools what went over a line that is cut. More than once is harmless, and returns when it is done.
    private void handOver(Line cut) {
        gate.writeLock().lock();
        try {
            if (line == cut) {
                cut.end(Duration.ZERO);
                line = null;
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    /// All of the route's spool is read and passed.
    void settle(Route route) {
        if (route.nothingWaits()) {
            return;
        }
        gate.writeLock().lock();
        try {
            route.forgetUnreadable();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /// Takes nothing more. What is on its way gets there in time, or goes to the spool.
    void close() {
        gate.writeLock().lock();
        try {
            closed = true;
            var current = line;
            if (current != null) {
                current.end(Duration.ofNanos(bound.toNanos() / 2));
                line = null;
            }
        } finally {
            gate.writeLock().unlock();
        }
    }
}
