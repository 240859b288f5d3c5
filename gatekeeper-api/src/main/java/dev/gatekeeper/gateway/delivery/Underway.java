package dev.gatekeeper.gateway.delivery;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A parcel that is sent, or on its way into the spool. Kafka is waited for until the deadline, and then the disk.
final class Underway implements Pending<Delivered> {

    private static final Duration DISK_PATIENCE = Duration.ofSeconds(10);

    private final Parcel parcel;
    private final long deadline;
    private final Consumer<Line> late;

    /// @param deadline as [System#nanoTime] counts
    /// @param late is given the line that does not get it there in time, and has spooled what went over it when it
    ///     returns
    Underway(Parcel parcel, long deadline, Consumer<Line> late) {
        this.parcel = parcel;
        this.deadline = deadline;
        this.late = late;
    }

    @Override
    public boolean isKnown() {
        return parcel.isDecided();
    }

    @Override
    public Delivered await() {
        try {
            return awaitKafka();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return uncertain("The gateway is stopping.");
        }
    }

    private Delivered awaitKafka() throws InterruptedException {
        try {
            return parcel.await(deadline - System.nanoTime());
        } catch (TimeoutException e) {
            var line = parcel.line();
            if (line != null) {
                late.accept(line);
            }
            return awaitDisk();
        }
    }

    private Delivered awaitDisk() throws InterruptedException {
        try {
            return parcel.await(DISK_PATIENCE.toNanos());
        } catch (TimeoutException e) {
            return uncertain("The spool's disk did not answer in time.");
        }
    }

    private Delivered uncertain(String why) {
        parcel.breakOff();
        return new Delivered.Perhaps(why);
    }
}
