package dev.gatekeeper.gateway.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs that something happens as soon as it does, and then every few seconds how often: a client that repeats itself
/// fills no disk. Thread-safe.
final class SeldomLog {

    private static final Logger LOG = LoggerFactory.getLogger(Contracts.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    private final String what;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /// @param what happens, in the plural
    SeldomLog(String what) {
        this.what = what;
    }

    /// @param last what happened now; names in it may be somebody's own, so that it is kept to one line
    void log(String last) {
        count.incrementAndGet();
        var now = System.nanoTime();
        var due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE.toNanos())) {
            LOG.warn(
                    "{} {}: {}.",
                    count.getAndSet(0),
                    what,
                    CONTROL.matcher(last).replaceAll("?"));
        }
    }
}
