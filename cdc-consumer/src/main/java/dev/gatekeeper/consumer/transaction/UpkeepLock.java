package dev.gatekeeper.consumer.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Lets one consumer at a time do what all could: clean up, enter contracts, or publish rejections. It ends with the
/// transaction, whatever becomes of it.
public enum UpkeepLock {
    LEDGER(1),
    REJECTIONS(2),
    CONTRACTS(3),
    OUTBOX(4);

    /// Tells Gatekeeper's advisory locks from others': the letters of "gate".
    private static final int GATEKEEPERS = 0x67617465;

    private final int number;

    UpkeepLock(int number) {
        this.number = number;
    }

    /// @return false where another transaction has it
    public boolean take(Connection connection) throws SQLException {
        try (var statement = statement(connection, "select pg_try_advisory_xact_lock(?, ?)");
                var answer = statement.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// Takes it as soon as no other transaction has it.
    ///
    /// @throws SQLException where that takes longer than the session waits for locks
    public void await(Connection connection) throws SQLException {
        try (var statement = statement(connection, "select pg_advisory_xact_lock(?, ?)")) {
            statement.execute();
        }
    }

    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setInt(1, GATEKEEPERS);
        statement.setInt(2, number);
        return statement;
    }
}
