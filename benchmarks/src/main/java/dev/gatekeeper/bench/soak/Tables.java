package dev.gatekeeper.bench.soak;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/// What PostgreSQL tells. Used by one thread.
final class Tables {

    private static final String LOOK = """
            select (select count(*) from cdc.change_set),
                   pg_total_relation_size('cdc.change_set'),
                   (select count(*) from cdc.rejection),
                   (select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables),
                   pg_current_wal_lsn() - '0/0'::pg_lsn
            """;

    /// The ledger's own moments: `decided_at` is taken just before the commit. Up to a second ago, so that what is
    /// being committed at this moment is not missed.
    private static final String DECIDED = """
            select percentile_cont(array[0.5, 0.99]) within group (
                       order by (extract(epoch from decided_at - accepted_at) * 1000)::float8),
                   until.moment
            from (select clock_timestamp() - interval '1 second' as moment) until
            left join cdc.change_set on decided_at > ? and decided_at <= until.moment
            group by until.moment
            """;

    private final Connection connection;
    private OffsetDateTime decidedUntil = OffsetDateTime.now(ZoneOffset.UTC);

    Tables(Connection connection) {
        this.connection = connection;
    }

    Map<Series, Double> look() throws SQLException {
        var seen = new EnumMap<Series, Double>(Series.class);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            row.next();
            seen.put(Series.LEDGER_ROWS, row.getDouble(1));
            seen.put(Series.LEDGER_BYTES, row.getDouble(2));
            seen.put(Series.REJECTION_ROWS, row.getDouble(3));
            seen.put(Series.DEAD_ROWS, row.getDouble(4));
            seen.put(Series.WAL_BYTES, row.getDouble(5));
        }
        seen.putAll(decided());
        return seen;
    }

    private Map<Series, Double> decided() throws SQLException {
        try (var statement = connection.prepareStatement(DECIDED)) {
            statement.setObject(1, decidedUntil);
            try (var row = statement.executeQuery()) {
                row.next();
                decidedUntil = row.getObject(2, OffsetDateTime.class);
                return percentiles(row);
            }
        }
    }

    /// None where nothing was decided.
    private static Map<Series, Double> percentiles(ResultSet row) throws SQLException {
        Array found = row.getArray(1);
        if (found == null) {
            return Map.of();
        }
        var values = (Double[]) found.getArray();
        return Map.of(Series.DECIDED_P50, values[0], Series.DECIDED_P99, values[1]);
    }

    /// How many records of the log are committed.
    long taken() throws SQLException {
        try (var statement = connection.prepareStatement(
                "select coalesce(sum(next_offset), 0) from cdc.partition_position where topic = ?")) {
            statement.setString(1, SoakServices.LOG);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
