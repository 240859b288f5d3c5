package dev.gatekeeper.consumer.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// Lets one consumer at a time clean up, however many there are. It ends with the transaction, whatever becomes
/// of it.
public enum UpkeepLock {
    LEDGER(1),
    REJECTIONS(2);

    /// Tells Gatekeeper's advisory locks from others': the letters of "gate".
    private static final int GATEKEEPERS = 0x67617465;

    private final int number;

    UpkeepLock(int number) {
        this.number = number;
    }

    /// @return false where another transaction has it
    public boolean take(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, GATEKEEPERS);
            statement.setInt(2, number);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
