package dev.gatekeeper.consumer.contract;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;

/// Which consumer publishes: one at a time, as long as all are well. It is a row rather than a lock of a session's: a
/// process that is frozen keeps its connection, and such a lock with it, and behind a pooler of transactions a session
/// is not its own. Nothing wrong comes of it where two believe to have it for a moment: versions are given out under a
/// lock, and who has the lease puts right what the topic holds. Thread-safe.
@Singleton
final class Lease {

    private final UUID holder = UUID.randomUUID();
    private final TransactionOperations<Connection> transactions;
    private final Duration patience;

    Lease(TransactionOperations<Connection> transactions, ContractSettings settings) {
        this.transactions = transactions;
        this.patience = settings.lease();
    }

    /// Takes it where nobody has it, or who had it has been silent; and says that this consumer has it still.
    ///
    /// @return false where another consumer has it
    boolean take() {
        var sql = """
            update cdc.contract_publisher set holder = ?, seen_at = clock_timestamp()
            where holder = ? or seen_at is null or seen_at < clock_timestamp() - make_interval(secs => ?)
            """;
        return transactions.executeWrite(transaction -> {
            Bounds.REFRESH.set(transaction.getConnection());
            try (var update = transaction.getConnection().prepareStatement(sql)) {
                update.setObject(1, holder);
                update.setObject(2, holder);
                update.setDouble(3, patience.toMillis() / 1000.0);
                return update.executeUpdate() == 1;
            }
        });
    }

    /// Lets others have it at once.
    void leave() {
        var sql = "update cdc.contract_publisher set holder = null, seen_at = null where holder = ?";
        transactions.executeWrite(transaction -> {
            Bounds.REFRESH.set(transaction.getConnection());
            try (var update = transaction.getConnection().prepareStatement(sql)) {
                update.setObject(1, holder);
                return update.executeUpdate();
            }
        });
    }
}
