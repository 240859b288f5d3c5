package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A way to upsert rows that are there as texts, as a sink has them that knows no types of its own. Used by one thread.
interface Writing {

    /// Its name in the figures.
    String title();

    /// Makes ready what can be kept from one batch to the next.
    void begin(Connection connection, String table) throws SQLException;

    /// Writes a batch in the connection's transaction.
    void write(List<Row> rows) throws SQLException;
}
