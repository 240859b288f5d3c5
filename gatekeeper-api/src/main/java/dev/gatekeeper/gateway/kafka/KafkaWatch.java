package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.changeset.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows at any moment whether Kafka can be written to, so that no request waits for a Kafka that is known to
/// be away. It looks at Kafka in the background; whoever sees a write fail tells it, and then all writes are
/// refused until a look that began after that says that Kafka is back. Thread-safe.
public final class KafkaWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final Supplier<KafkaState> probe;
    private final Duration interval;
    private final AtomicLong suspicions = new AtomicLong();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private final Thread thread;
    private volatile KafkaState state = KafkaState.Away.because("Kafka has not been looked at yet.");

    /// @param probe looks at Kafka once: takes no longer than a few times the bound, and does not throw for what Kafka
    ///     does or leaves undone
    public KafkaWatch(Supplier<KafkaState> probe, KafkaSettings settings) {
        this.probe = probe;
        this.interval = settings.probeInterval();
        this.thread = Thread.ofVirtual().name("kafka-watch").unstarted(this::run);
    }

    /// Begins to watch, and waits until the first look is done or `patience` is over.
    public void start(Duration patience) throws InterruptedException {
        thread.start();
        var _ = firstLook.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public KafkaState state() {
        return state;
    }

    /// A write failed in a way that may have to do with Kafka itself: nothing is to be written until it has
    /// been looked at anew.
    public void suspect(Failure failure) {
        suspect(
                failure.mendsInTime()
                        ? KafkaState.Away.because(failure.sentence())
                        : KafkaState.Refusing.because(failure.sentence()));
    }

    private void suspect(KafkaState suspicion) {
        synchronized (this) {
            suspicions.incrementAndGet();
            become(suspicion);
        }
        wake.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        var failures = 0;
        try {
            while (true) {
                var fresh = look();
                firstLook.countDown();
                failures = fresh && state.isWritable() ? 0 : failures + 1;
                var pause = state.isWritable() ? interval : BACKOFF.delay(failures);
                if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false where a write failed while Kafka was being looked at: what was seen may be older than that
    private boolean look() {
        var before = suspicions.get();
        var seen = lookAnyway();
        synchronized (this) {
            if (suspicions.get() != before && seen.isWritable()) {
                return false;
            }
            become(seen);
            return true;
        }
    }

    /// Nothing that a look comes upon may end the watch: the gateway would never know of Kafka's return.
    private KafkaState lookAnyway() {
        try {
            return probe.get();
        } catch (RuntimeException | Error e) { // Without the watch, what was seen last would hold for ever.
            LOG.error("Looking at Kafka failed.", e);
            return KafkaState.Away.because("The gateway failed to look at Kafka: see its log.");
        }
    }

    private void become(KafkaState next) {
        var previous = state;
        state = next;
        if (previous.equals(next)) {
            return;
        }
        switch (next) {
            case KafkaState.Fit() -> LOG.info("Kafka can be written to.");
            case KafkaState.Unsafe(var faults) -> warn("Kafka can be written to, but may lose what it takes", faults);
            case KafkaState.Away(var faults) -> warn("Kafka can't be written to", faults);
            case KafkaState.Refusing(var faults) -> warn("Kafka refuses what is written", faults);
        }
    }

    private static void warn(String what, List<String> faults) {
        LOG.warn("{}: {}", what, String.join(" ", faults));
    }
}
