package dev.gatekeeper.bench.sink;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.bench.process.RunningProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/// A session that asks again and again how far the consumer has committed. Rows, ledger and position commit
/// together, so what lies below the position is visible. It asks about every millisecond, and so sees each commit
/// up to that much late: figures err to the slow side. A notification would have to be sent by a trigger within
/// what is measured.
final class PositionProbe {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final Duration START = Duration.ofSeconds(60);

    private final Connection connection;
    private final RunningProcess process;
    private final String topic;
    private final Stamps stamps;

    PositionProbe(Connection connection, RunningProcess process, String topic, Stamps stamps) {
        this.connection = connection;
        this.process = process;
        this.topic = topic;
        this.stamps = stamps;
    }

    /// Waits until the consumer has a position, which is when it has been assigned the partition.
    ///
    /// @throws IllegalStateException where it does not come to that
    void awaitTakenUp() throws SQLException {
        try (var exists = connection.prepareStatement("select to_regclass('cdc.partition_position') is not null")) {
            await().pollInSameThread() // The connection is this thread's.
                    .atMost(START)
                    .until(() -> {
                        process.requireAlive();
                        return isTakenUp(exists);
                    });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("The consumer has not taken up the partition in time.", e);
        }
    }

    private boolean isTakenUp(PreparedStatement exists) throws SQLException {
        try (var row = exists.executeQuery()) {
            return row.next() && row.getBoolean(1) && position() >= 0;
        }
    }

    private long position() throws SQLException {
        try (var look = look()) {
            return position(look);
        }
    }

    private PreparedStatement look() throws SQLException {
        return connection.prepareStatement(
                "select max(next_offset) from cdc.partition_position where topic = '" + topic + "'");
    }

    /// -1 where there is none.
    private static long position(PreparedStatement look) throws SQLException {
        try (var row = look.executeQuery()) {
            row.next();
            var next = row.getLong(1);
            return row.wasNull() ? -1 : next;
        }
    }

    /// Returns once all records have been seen.
    ///
    /// @throws IllegalStateException where that takes too long
    void watch(Duration patience) throws SQLException {
        var deadline = System.nanoTime() + patience.toNanos();
        var seen = 0;
        try (var look = look()) {
            while (seen < stamps.records()) {
                var next = position(look);
                var now = System.nanoTime();
                for (; seen < next; seen++) {
                    stamps.seen(seen, now);
                }
                process.requireAlive();
                if (now > deadline) {
                    throw new IllegalStateException("The consumer does not keep up: %,d of %,d change sets are visible."
                            .formatted(seen, stamps.records()));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }
}
