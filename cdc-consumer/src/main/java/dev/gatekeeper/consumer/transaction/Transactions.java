package dev.gatekeeper.consumer.transaction;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/// Runs work in a transaction of the sink's database: it commits where the work returns, and is rolled back whatever
/// the work throws. Within another of the same thread it is a part of that one. Thread-safe.
///
/// Whatever goes wrong with the database is a `RuntimeException` whose causes tell it. A statement that is refused
/// within the work ends as it does in a repository, in a [DataAccessException]: Micronaut's own operations let the
/// `SQLException` out, though no signature says so, and past those who catch what the signatures say.
@Singleton
public final class Transactions {

    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /// What is done in a transaction.
    ///
    /// @param <E> what it throws that is checked, besides what the database refuses
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /// @param connection for this work alone: not to be kept
        T in(Connection connection) throws SQLException, E;
    }

    /// @throws E what the work throws
    public <T, E extends Exception> T write(Work<T, E> work) throws E {
        return operations.executeWrite(transaction -> run(work, transaction));
    }

    /// The same, in a transaction that PostgreSQL lets write nothing.
    ///
    /// @throws E what the work throws
    public <T, E extends Exception> T read(Work<T, E> work) throws E {
        return operations.executeRead(transaction -> run(work, transaction));
    }

    private static <T, E extends Exception> T run(Work<T, E> work, TransactionStatus<Connection> transaction) throws E {
        try {
            return work.in(transaction.getConnection());
        } catch (SQLException e) {
            throw new DataAccessException("The database refuses: " + e.getMessage(), e);
        }
    }
}
