package dev.gatekeeper.infra;

/// A running PostgreSQL server with the role `gatekeeper` and a database of that name. Thread-safe.
public interface PostgresServer extends AutoCloseable {

    /// The URL of the database `gatekeeper`, without user and password.
    String jdbcUrl();

    /// The role that owns the database; no superuser.
    default String username() {
        return GatekeeperRole.NAME;
    }

    default String password() {
        return GatekeeperRole.NAME;
    }

    /// Creates an empty database that belongs to the role `gatekeeper`.
    ///
    /// @param name fit to stand in SQL unquoted
    /// @return the new database's JDBC URL
    String createDatabase(String name);

    /// Ends all sessions, stops the server and waits until it has stopped. More than once is harmless.
    @Override
    void close();
}
