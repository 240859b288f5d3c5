package dev.gatekeeper.consumer.position;

import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the partitions stand, for all consumers to see, whichever holds them; and what operators order. Each
/// call has a transaction of its own, which waits 5 s at the most. Thread-safe.
@Singleton
public class Partitions {

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

    private final Transactions transactions;
    private final PartitionStatusRepository rows;

    Partitions(Transactions transactions, PartitionStatusRepository rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /// To be called every few seconds by who holds them: after a minute's silence, what was said counts no more.
    public void report(Collection<PartitionSeen> seen) {
        transactions.write(connection -> {
            boundTime(connection);
            seen.forEach(this::see);
            return seen.size();
        });
    }

    private void see(PartitionSeen seen) {
        var block = seen.block();
        rows.see(
                seen.topic(),
                seen.partition(),
                seen.logEnd(),
                block == null ? null : block.since(),
                block == null ? null : storable(block.why()),
                block == null ? null : storable(block.remedy()),
                block == null ? null : block.offset(),
                block == null ? null : block.changeSetId(),
                block == null ? null : block.stream());
    }

    /// Whether the database takes writes now: one is committed.
    public boolean takesWrites(String topic, int partition) {
        try {
            transactions.write(connection -> {
                boundTime(connection);
                rows.touch(topic, partition);
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The database takes no writes.", e);
            return false;
        }
    }

    public List<PartitionStanding> all() {
        return transactions.read(connection -> {
            boundTime(connection);
            return rows.standings();
        });
    }

    /// Orders the record that blocks a partition to be rejected where it fails once more, by whichever consumer
    /// holds the partition then. An order for a record that does not block its partition has no effect.
    ///
    /// @return whether some consumer has said that the record blocks the partition
    public boolean orderRejection(String topic, int partition, long offset, String reason) {
        return transactions.write(connection -> {
            boundTime(connection);
            return rows.order(topic, partition, offset, storable(reason)) == 1;
        });
    }

    /// Why the record is to be rejected, if an operator ordered that.
    public Optional<String> orderedRejection(String topic, int partition, long offset) {
        return transactions.read(connection -> {
            boundTime(connection);
            return rows.ordered(topic, partition, offset);
        });
    }

    private static void boundTime(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '5s'; set local lock_timeout = '5s'");
        }
    }

    /// PostgreSQL's text holds no NUL.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
