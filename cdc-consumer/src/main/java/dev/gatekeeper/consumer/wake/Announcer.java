package dev.gatekeeper.consumer.wake;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.gatekeeper.consumer.apply.DecisionListener;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.transaction.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells other consumers that this one has decided something, where one of them listens. It does so on a thread of its
/// own, after the commit: within the transaction a NOTIFY would hold a lock of the whole database while the commit is
/// forced to the disk, and make all consumers commit one after the other.
///
/// What is decided while a notice is sent is told with the next one. A notice that is lost, be it that the process ends
/// before it is sent, is made up for by those who wait: they look by themselves from time to time. Thread-safe.
@Singleton
class Announcer implements DecisionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /// The first is told at once, what follows in notices this far apart.
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private static final Duration LAST_NOTICE = Duration.ofSeconds(1);

    /// Whoever listens holds the lock shared; whoever begins to after this has looked sees what is committed now. With
    /// nobody there the transaction gets no number and writes nothing. A notice need not outlive a crash of the
    /// database: nobody waits for the disk.
    private static final String ANNOUNCE = """
            select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)
            from (select pg_try_advisory_xact_lock(?, ?) as nobody_listens) as look
            where not nobody_listens
            """;

    private final Transactions transactions;
    private final Channel channel;
    private final Counter notices;
    private final Thread thread = Thread.ofVirtual().name("announcer").unstarted(this::announceUntilClosed);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean untold;

    Announcer(Transactions transactions, Channel channel, MeterRegistry registry) {
        this.transactions = transactions;
        this.channel = channel;
        this.notices = Counter.builder("gatekeeper.notices")
                .description("Notices to other consumers that something is decided, sent where one of them listens")
                .register(registry);
        thread.start();
    }

    @Override
    public void decided(Batch batch) {
        tell();
    }

    void tell() {
        if (!untold) {
            untold = true;
            LockSupport.unpark(thread);
        }
    }

    /// Lets a notice that is under way end: cut off, it would look like trouble in the log.
    @PreDestroy
    void close() throws InterruptedException {
        closing.countDown();
        LockSupport.unpark(thread);
        thread.join(LAST_NOTICE);
    }

    private void announceUntilClosed() {
        try {
            do {
                while (!untold && closing.getCount() > 0) {
                    LockSupport.park(this);
                }
                untold = false; // What is decided from now on is told once more.
            } while (!closing.await((announce() ? BETWEEN : AFTER_TROUBLE).toMillis(), MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false where the database does not take it
    private boolean announce() {
        try {
            if (transactions.write(this::announce)) {
                notices.increment();
            }
            return true;
        } catch (RuntimeException trouble) {
            LOG.debug("Other consumers can't be told that something is decided; they find it themselves.", trouble);
            return false;
        }
    }

    /// @return whether somebody listens
    private boolean announce(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ANNOUNCE)) {
            statement.setString(1, Channel.NAME);
            statement.setString(2, channel.self());
            statement.setInt(3, Channel.LOCK_SPACE);
            statement.setInt(4, Channel.LOCK);
            try (var told = statement.executeQuery()) {
                return told.next();
            }
        }
    }
}
