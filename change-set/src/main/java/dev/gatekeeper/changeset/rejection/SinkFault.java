package dev.gatekeeper.changeset.rejection;

import org.jspecify.annotations.Nullable;

/// Where in the log the refused record stands, and what PostgreSQL said of it.
///
/// @param sqlState PostgreSQL's code; null where it was never asked. The names after it likewise, and where it
///     names none
/// @param sqlDetail PostgreSQL's detail, which shows rows: for those alone who may read payloads, and never in
///     a log
public record SinkFault(
        String topic,
        int partition,
        long offset,
        @Nullable String sqlState,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable String sqlDetail) {

    /// A record that was refused without PostgreSQL.
    public static SinkFault at(String topic, int partition, long offset) {
        return new SinkFault(topic, partition, offset, null, null, null, null, null, null);
    }

    /// Never the detail: it shows somebody's row.
    @Override
    public String toString() {
        return "SinkFault[" + topic + "/" + partition + "@" + offset + ", " + sqlState + "]";
    }
}
