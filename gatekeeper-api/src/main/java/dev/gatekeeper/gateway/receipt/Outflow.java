package dev.gatekeeper.gateway.receipt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// A body that is sent while it is made. A piece is handed over when the connection asks for it, so none waits here:
/// whoever makes them waits instead, for a bound of time. One thread puts.
final class Outflow implements Publisher<byte[]>, Subscription {

    private final Semaphore asked = new Semaphore(0);
    private volatile boolean cut;
    private volatile @Nullable Throwable failure;
    private boolean told;
    private volatile @Nullable Subscriber<? super byte[]> reader;

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        reader = subscriber;
        subscriber.onSubscribe(this);
        tellFailure();
    }

    @Override
    public void request(long count) {
        asked.release((int) Math.min(count, Integer.MAX_VALUE - asked.availablePermits()));
    }

    /// The reader went away.
    @Override
    public void cancel() {
        cut = true;
        request(1); // Whoever waits goes on.
    }

    /// Whether nothing gets to the reader any more.
    boolean isCut() {
        return cut;
    }

    /// Hands a piece over. Where it is not asked for in time, the connection is cut.
    void put(byte[] piece, Duration patience) throws InterruptedException {
        if (cut) {
            return;
        }
        if (asked.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            var to = reader;
            if (!cut && to != null) {
                to.onNext(piece);
            }
        } else {
            cut = true;
            fail(new TimeoutException("Nobody reads."));
        }
    }

    /// Nothing more is put.
    void end() {
        var to = reader;
        if (!cut && to != null) {
            to.onComplete();
        }
    }

    /// Nothing more is put, and what was is not whole: the connection is cut.
    void fail(Throwable why) {
        failure = why;
        tellFailure();
    }

    /// Once, whether the reader or the failure was there first.
    private synchronized void tellFailure() {
        var why = failure;
        var to = reader;
        if (why != null && to != null && !told) {
            told = true;
            to.onError(why);
        }
    }
}
