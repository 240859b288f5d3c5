package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.spool.Entry;
import dev.gatekeeper.gateway.spool.SpoolRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// A record that somebody waits for, with room reserved in the spool until its fate is known. Thread-safe.
final class Parcel implements Freight, Entry {

    private static final Delivered SENT_BEHIND_A_GAP =
            new Delivered.Perhaps("It was sent behind one that could not be kept.");

    private final Route route;
    private final ProducerRecord<byte[], byte[]> toSend;
    private final SpoolRecord record;
    private final long bytes;
    private final Sequence sequence;
    private final long turn;
    private final Backlogs.Place place;
    private final CompletableFuture<Delivered> fate = new CompletableFuture<>();
    private volatile @Nullable Line line;

    /// @param turn of it in the sequence
    Parcel(
            Route route,
            ProducerRecord<byte[], byte[]> toSend,
            SpoolRecord record,
            long bytes,
            Sequence sequence,
            long turn) {
        this.route = route;
        this.toSend = toSend;
        this.record = record;
        this.bytes = bytes;
        this.sequence = sequence;
        this.turn = turn;
        this.place = route.place(record);
    }

    Route route() {
        return route;
    }

    Backlogs.Place place() {
        return place;
    }

    void sendOver(Line chosen) {
        line = chosen;
        chosen.send(this);
    }

    /// Goes to the end of the spool.
    void spool() {
        place.join();
        route.append(this);
    }

    /// The line that it was sent over; null where it was not.
    @Nullable
    Line line() {
        return line;
    }

    /// It is not known to be kept, so none behind it is to be.
    void breakOff() {
        sequence.breakOff(turn);
    }

    boolean isDecided() {
        return fate.isDone();
    }

    /// @param listener does not wait for anything
    void whenDecided(Consumer<Delivered> listener) {
        var _ = fate.thenAccept(listener);
    }

    /// @throws TimeoutException where its fate is not known within that time
    Delivered await(long nanos) throws InterruptedException, TimeoutException {
        try {
            return fate.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> toSend() {
        return toSend;
    }

    @Override
    public SpoolRecord record() {
        return record;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void arrived(RecordMetadata at) {
        route.spool().giveBack(bytes);
        fate.complete(new Delivered.Logged(at.topic(), at.partition(), at.offset()));
    }

    @Override
    public boolean settles(Failure failure) {
        return !failure.mendsInTime();
    }

    @Override
    public boolean leadsOthers() {
        return sequence.goesOn();
    }

    @Override
    public void refused(Failure failure) {
        breakOff();
        route.spool().giveBack(bytes);
        fate.complete(
                failure.nothingWritten()
                        ? new Delivered.Nowhere(failure.sentence())
                        : new Delivered.Perhaps(failure.sentence()));
    }

    @Override
    public void stranded() {
        if (isWanted()) {
            spool();
        } else {
            route.spool().giveBack(bytes);
            fate.complete(SENT_BEHIND_A_GAP);
        }
    }

    @Override
    public boolean isWanted() {
        return !sequence.isBrokenBefore(turn);
    }

    @Override
    public void leftOut() {
        place.leave();
        route.decided();
        fate.complete(line == null ? Delivered.Nowhere.BEHIND_A_GAP : SENT_BEHIND_A_GAP);
    }

    @Override
    public void kept() {
        route.decided();
        fate.complete(new Delivered.Spooled());
    }

    /// What the disk has of it is as uncertain as what Kafka has.
    @Override
    public void notKept(String why) {
        breakOff();
        place.leave();
        route.decided();
        fate.complete(new Delivered.Perhaps(why));
    }
}
