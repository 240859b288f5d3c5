package dev.gatekeeper.consumer.wake;

import dev.gatekeeper.changeset.retry.Backoff;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears that another consumer has decided something, for as long as somebody here waits for it. The session is none
/// of the pool's: what it holds, the channel and the lock, goes with it, whatever becomes of it. One that is lost is
/// replaced, after a pause that grows with each failure. Thread-safe.
@Singleton
public class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private static final String NAME = "gatekeeper-consumer-listening";

    /// Within which it is noticed that nobody waits any more, or that the consumer stops.
    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    private final DatasourceConfiguration database;
    private final Channel channel;
    private final Thread thread = Thread.ofVirtual().name("listening").unstarted(this::listenUntilClosed);
    private final AtomicLong wantedUntil = new AtomicLong(System.nanoTime());
    private volatile Runnable heard = () -> {};
    private int failures; // Of the thread alone.
    private volatile boolean listens;
    private volatile boolean closed;

    Listening(@Named("default") DatasourceConfiguration database, Channel channel, MeterRegistry registry) {
        this.database = database;
        this.channel = channel;
        Gauge.builder("gatekeeper.listening", () -> listens ? 1 : 0)
                .description("Whether this consumer hears of what others decide; it listens while somebody waits")
                .register(registry);
    }

    /// To be called once, before [#until].
    ///
    /// @param heard run whenever another consumer has decided something, and whenever a session begins to hear:
    ///     what was committed before that was not heard. To return at once
    public void start(Runnable heard) {
        this.heard = heard;
        thread.start();
    }

    /// Somebody waits.
    ///
    /// @param deadline of [System#nanoTime], until which it is listened at least
    public void until(long deadline) {
        wantedUntil.accumulateAndGet(deadline, (one, other) -> one - other > 0 ? one : other);
        if (!listens) {
            LockSupport.unpark(thread);
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        thread.interrupt();
    }

    private boolean isWanted() {
        return !closed && wantedUntil.get() - System.nanoTime() > 0;
    }

    private void listenUntilClosed() {
        try {
            while (!closed) {
                if (!isWanted()) {
                    LockSupport.park(this);
                } else if (!listen()) {
                    Thread.sleep(BACKOFF.delay(failures++));
                }
            }
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }

    /// @return false where the session is lost, or none can be had
    private boolean listen() {
        try (var connection = connect()) {
            begin(connection);
            failures = 0;
            listens = true;
            heard.run();
            hear(connection.unwrap(PGConnection.class));
            return true;
        } catch (SQLException lost) {
            if (!closed) {
                LOG.atWarn()
                        .addKeyValue("cause", lost.getMessage())
                        .log("What other consumers decide can't be heard now; it is looked for from time to time.");
            }
            return false;
        } finally {
            listens = false;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        database.getDataSourceProperties()
                .forEach((name, value) -> properties.setProperty(name.toString(), value.toString()));
        setWhereGiven(properties, "user", database.getUsername());
        setWhereGiven(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", NAME);
        return DriverManager.getConnection(database.getUrl(), properties);
    }

    private static void setWhereGiven(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /// First the channel, then the lock that lets others know: who sees the lock can be heard.
    private static void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout to '1s'");
            statement.execute("listen " + Channel.NAME);
            statement.execute("select pg_advisory_lock_shared(" + Channel.LOCK_SPACE + ", " + Channel.LOCK + ")");
        }
    }

    private void hear(PGConnection session) throws SQLException {
        while (isWanted()) {
            var left = TimeUnit.NANOSECONDS.toMillis(wantedUntil.get() - System.nanoTime());
            var notices = session.getNotifications((int) Math.clamp(left, 1, AT_A_TIME.toMillis()));
            if (isNews(notices)) {
                heard.run();
            }
        }
    }

    private boolean isNews(PGNotification @Nullable [] notices) {
        return notices != null
                && Arrays.stream(notices).anyMatch(notice -> !channel.self().equals(notice.getParameter()));
    }
}
