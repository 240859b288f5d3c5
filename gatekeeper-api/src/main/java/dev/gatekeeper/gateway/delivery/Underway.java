package dev.gatekeeper.gateway.delivery;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// A parcel that is sent, or on its way into the spool. Kafka is waited for until the deadline, and then the disk.
final class Underway implements Pending<Delivered> {

    private static final Duration DISK_PATIENCE = Duration.ofSeconds(10);

    private final Parcel parcel;
    private final long deadline;
    private final Consumer<Line> late;
    private final Deadlines deadlines;

    /// @param deadline as [System#nanoTime] counts
    /// @param late is given the line that does not get it there in time, and has spooled what went over it when it
    ///     returns
    /// @param deadlines for those who are told
    Underway(Parcel parcel, long deadline, Consumer<Line> late, Deadlines deadlines) {
        this.parcel = parcel;
        this.deadline = deadline;
        this.late = late;
        this.deadlines = deadlines;
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

    @Override
    public CompletionStage<Delivered> whenKnown(Executor executor) {
        var news = new News(this);
        parcel.whenDecided(news::tell);
        deadlines.watch(news);
        return news.told().thenApplyAsync(Function.identity(), executor);
    }

    /// Whether Kafka is not waited for any more.
    boolean isLate() {
        return System.nanoTime() - deadline >= 0;
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
