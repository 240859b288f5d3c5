package dev.gatekeeper.bench.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A session that looks every few milliseconds how many records of a topic are committed, over all its partitions.
/// Used by one thread.
final class Applied implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final ConsumerGroup group;
    private final PreparedStatement positions;
    private final PreparedStatement wal;

    Applied(Connection connection, String topic, ConsumerGroup group) throws SQLException {
        this.group = group;
        this.positions = connection.prepareStatement(
                "select count(*), coalesce(sum(next_offset), 0) from cdc.partition_position where topic = ?");
        positions.setString(1, topic);
        this.wal = connection.prepareStatement("select pg_current_wal_lsn() - '0/0'::pg_lsn");
    }

    /// Returns once so many partitions have a position, and so many records are below them.
    ///
    /// @return when that was seen, by this JVM's nano clock
    /// @throws IllegalStateException where it takes too long
    long await(int partitions, long records) throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var row = positions.executeQuery()) {
                row.next();
                if (row.getInt(1) >= partitions && row.getLong(2) >= records) {
                    return System.nanoTime();
                }
                group.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Of %,d records, %,d are applied in time.".formatted(records, row.getLong(2)));
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /// How much PostgreSQL has written to its write-ahead log since it was made.
    long walBytes() throws SQLException {
        try (var row = wal.executeQuery()) {
            row.next();
            return row.getBigDecimal(1).longValueExact();
        }
    }

    @Override
    public void close() throws SQLException {
        positions.close();
        wal.close();
    }
}
