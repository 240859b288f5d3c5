package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Which consumer publishes: one at a time, as long as all are well; and when one had last done so. It is a row rather
/// than a lock of a session's: a process that is frozen keeps its connection, and such a lock with it, and behind a
/// pooler of transactions a session is not its own. Nothing wrong comes of it where two believe to have it for a
/// moment: versions are given out under a lock, and who has the lease puts right what the topic holds. Thread-safe.
@Singleton
final class Lease {

    private static final int RENEWALS = 4;

    private final UUID holder = UUID.randomUUID();
    private final Transactions transactions;
    private final Duration patience;

    Lease(Transactions transactions, ContractSettings settings) {
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
        return transactions.write(connection -> {
            Bounds.REFRESH.set(connection);
            try (var update = connection.prepareStatement(sql)) {
                update.setObject(1, holder);
                update.setObject(2, holder);
                update.setDouble(3, patience.toMillis() / 1000.0);
                return update.executeUpdate() == 1;
            }
        });
    }

    /// Keeps it, where it was taken, until what is returned is closed.
    Renewal keep() {
        return Renewal.start(this, patience.dividedBy(RENEWALS));
    }

    /// Says that this consumer has it still, if it does.
    void renew() {
        updateMine("update cdc.contract_publisher set seen_at = clock_timestamp() where holder = ?");
    }

    /// Says that all tables were looked at, and that the topic has what was found; by the one who has the lease.
    void looked() {
        updateMine("update cdc.contract_publisher set seen_at = clock_timestamp(), looked_at = clock_timestamp()"
                + " where holder = ?");
    }

    /// Lets others have it at once.
    void leave() {
        updateMine("update cdc.contract_publisher set holder = null, seen_at = null where holder = ?");
    }

    private void updateMine(String sql) {
        transactions.write(connection -> {
            Bounds.REFRESH.set(connection);
            try (var update = connection.prepareStatement(sql)) {
                update.setObject(1, holder);
                return update.executeUpdate();
            }
        });
    }

    /// How long ago whoever had the lease had last looked at all tables; empty where nobody ever has.
    Optional<Duration> sinceLook() {
        var sql = """
            select (1000 * greatest(extract(epoch from clock_timestamp() - looked_at), 0))::bigint
            from cdc.contract_publisher where looked_at is not null
            """;
        return transactions.read(connection -> {
            Bounds.REFRESH.set(connection);
            try (var query = connection.prepareStatement(sql);
                    var found = query.executeQuery()) {
                return found.next() ? Optional.of(Duration.ofMillis(found.getLong(1))) : Optional.empty();
            }
        });
    }
}
