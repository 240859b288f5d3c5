package dev.gatekeeper.consumer.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews the lease until it is closed, from a thread of its own: what is done meanwhile may take longer than the
/// lease. A process that is frozen renews nothing. Thread-safe.
final class Renewal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Lease lease;
    private final Duration interval;

    private Renewal(Lease lease, Duration interval) {
        this.lease = lease;
        this.interval = interval;
    }

    static Renewal start(Lease lease, Duration interval) {
        var renewal = new Renewal(lease, interval);
        Thread.ofVirtual().name("contracts-lease").start(renewal::run);
        return renewal;
    }

    private void run() {
        try {
            while (!over.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            LOG.debug("The lease is not renewed any more.", e);
        }
    }

    private void renew() {
        try {
            lease.renew();
        } catch (RuntimeException e) {
            LOG.debug("The lease can't be renewed now; it is tried again.", e);
        }
    }

    /// Does not wait for a renewal that is under way, which would do nothing once the lease is left.
    @Override
    public void close() {
        over.countDown();
    }
}
