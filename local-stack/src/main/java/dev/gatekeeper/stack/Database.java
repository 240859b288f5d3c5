package dev.gatekeeper.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// A PostgreSQL database and who to be there.
record Database(String url, String username, String password) {

    /// What the variables `DATASOURCES_DEFAULT_*` name, and `fallback` for those that are not set.
    static Database of(Map<String, String> environment, Database fallback) {
        return new Database(
                environment.getOrDefault("DATASOURCES_DEFAULT_URL", fallback.url),
                environment.getOrDefault("DATASOURCES_DEFAULT_USERNAME", fallback.username),
                environment.getOrDefault("DATASOURCES_DEFAULT_PASSWORD", fallback.password));
    }

    /// Runs what may be several statements joined by semicolons, in one transaction.
    ///
    /// @return the tables that those with a result gave, and how many rows each of the others touched
    /// @throws StackException where the database does not answer, or refuses a statement
    List<Result> run(String statements) throws StackException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var results = new ArrayList<Result>();
            for (var more = statement.execute(statements); ; more = statement.getMoreResults()) {
                if (more) {
                    try (var rows = statement.getResultSet()) {
                        results.add(TextTable.of(rows));
                    }
                } else if (statement.getUpdateCount() >= 0) {
                    results.add(new Result.Touched(statement.getUpdateCount()));
                } else {
                    return results;
                }
            }
        } catch (SQLException e) {
            throw new StackException("PostgreSQL refuses the statement: " + e.getMessage(), e);
        }
    }

    /// Runs one statement that gives a table.
    ///
    /// @throws StackException as above, and where it gives none
    TextTable query(String statement) throws StackException {
        if (run(statement).getFirst() instanceof TextTable table) {
            return table;
        }
        throw new StackException("The statement gives no table: " + statement);
    }

    private Connection connect() throws StackException {
        var properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5"); // seconds
        properties.setProperty("ApplicationName", "gatekeeper sql");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            var state = e.getSQLState();
            if (state == null || state.startsWith("08")) {
                throw new StackException(
                        ("PostgreSQL does not answer at %s; start it with './gatekeeper up', "
                                        + "or name another one with DATASOURCES_DEFAULT_URL.")
                                .formatted(url),
                        e);
            }
            throw new StackException("PostgreSQL at %s refuses the connection: %s".formatted(url, e.getMessage()), e);
        }
    }

    /// What one statement came to.
    sealed interface Result permits TextTable, Result.Touched {

        /// @param rows how many rows were inserted, updated or deleted
        record Touched(int rows) implements Result {
            @Override
            public String toString() {
                return rows == 1 ? "1 row touched" : rows + " rows touched";
            }
        }
    }
}
