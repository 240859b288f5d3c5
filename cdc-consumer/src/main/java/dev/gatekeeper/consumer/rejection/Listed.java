package dev.gatekeeper.consumer.rejection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rejection without its payload, its violations and PostgreSQL's detail.
///
/// @param detail may quote a value that was refused
/// @param keptLength how much is kept of the payload, in bytes
public record Listed(
        UUID id,
        @Nullable UUID changeSetId,
        @Nullable String stream,
        String stage,
        String reason,
        String detail,
        int violationCount,
        long payloadLength,
        long keptLength,
        @Nullable String contentType,
        @Nullable String principal,
        Instant receivedAt,
        Instant rejectedAt,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String sqlState,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable UUID replayOf,
        Life life) {

    static final String COLUMNS = """
        id, change_set_id, stream, stage, reason, detail, violation_count, payload_length,
        length(payload) as kept_length, content_type, principal, received_at, rejected_at, topic, partition, log_offset,
        sql_state, schema_name, table_name, column_name, constraint_name, replay_of,\s""" + Life.COLUMNS;

    static Listed read(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                row.getObject("change_set_id", UUID.class),
                row.getString("stream"),
                row.getString("stage"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("violation_count"),
                row.getLong("payload_length"),
                row.getLong("kept_length"),
                row.getString("content_type"),
                row.getString("principal"),
                Timestamps.required(row, "received_at"),
                Timestamps.required(row, "rejected_at"),
                row.getString("topic"),
                row.getObject("partition", Integer.class),
                row.getObject("log_offset", Long.class),
                row.getString("sql_state"),
                row.getString("schema_name"),
                row.getString("table_name"),
                row.getString("column_name"),
                row.getString("constraint_name"),
                row.getObject("replay_of", UUID.class),
                Life.read(row));
    }

    public Cursor cursor() {
        return new Cursor(rejectedAt, id);
    }
}
