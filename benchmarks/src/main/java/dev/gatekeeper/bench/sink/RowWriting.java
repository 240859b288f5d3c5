package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One `INSERT … ON CONFLICT` for each row, sent as a JDBC batch.
final class RowWriting implements Writing {

    private @Nullable PreparedStatement upsert;

    @Override
    public String title() {
        return "a statement for each row, batched";
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        var values = Row.TYPES.stream().map(type -> "cast(? as " + type + ")").collect(Collectors.joining(", "));
        upsert = connection.prepareStatement(
                "insert into " + table + " as target values (" + values + ") " + Texts.ON_CONFLICT);
    }

    @Override
    public void write(List<Row> rows) throws SQLException {
        var statement = Objects.requireNonNull(upsert, "It has not begun.");
        for (var row : rows) {
            for (var at = 0; at < Row.COLUMNS.size(); at++) {
                statement.setObject(at + 1, Texts.of(row, at), Types.OTHER);
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }
}
