package dev.gatekeeper.consumer.contract;

import java.sql.Connection;
import java.sql.SQLException;

/// How long a transaction on the catalog may take. A consumer that is frozen inside of one is cut off by PostgreSQL,
/// which lets go of its locks. Statements are planned by what they find, unlike those that write rows.
enum Bounds {
    LOOK("20s"),
    REFRESH("3s");

    private final String statement;

    Bounds(String statement) {
        this.statement = statement;
    }

    void set(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute("set local statement_timeout = '" + statement + "'; set local lock_timeout = '2s';"
                    + " set local idle_in_transaction_session_timeout = '5s'; set local enable_seqscan = on;"
                    + " set local plan_cache_mode = auto");
        }
    }
}
