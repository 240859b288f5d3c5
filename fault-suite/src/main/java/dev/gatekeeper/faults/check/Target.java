package dev.gatekeeper.faults.check;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.reference.Counts;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import dev.gatekeeper.faults.workload.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The database that change sets are applied to. Thread-safe: each call has a connection of its own.
public final class Target {

    private final String url;
    private final String user;
    private final String password;

    public Target(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /// Whether it takes connections.
    public boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(0);
        } catch (SQLException notNow) {
            return false;
        }
    }

    /// Makes the result tables.
    public void create() throws SQLException {
        run(Schema.DDL);
    }

    public void run(String statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /// How far the partitions of a topic were taken.
    public Map<Integer, Long> positions(String topic) throws SQLException {
        try (var connection = connect()) {
            return positions(connection).getOrDefault(topic, Map.of());
        }
    }

    /// How many rejections have yet to be published to the audit topic.
    public long unpublished() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from cdc.rejection where audited_at is null")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Sessions of the consumers, by the ids of the processes that serve them.
    public List<Long> backends() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pid from pg_stat_activity
                        where application_name = 'gatekeeper-consumer' order by state <> 'active', xact_start, pid""")) {
            var pids = new ArrayList<Long>();
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
            return pids;
        }
    }

    /// As it says itself.
    public String version() throws SQLException {
        try (var connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /// How many rows were inserted, updated and deleted by what was decided in each second since an instant.
    ///
    /// @return by seconds, from 0; none for those in which there was nothing
    public SortedMap<Integer, Long> appliedSince(Instant since) throws SQLException {
        try (var connection = connect();
                var query = connection.prepareStatement("""
                        select floor(extract(epoch from decided_at - ?))::integer, sum(inserted + updated + deleted)
                        from cdc.change_set where decided_at >= ? group by 1""")) {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (var found = query.executeQuery()) {
                var rows = new TreeMap<Integer, Long>();
                while (found.next()) {
                    rows.put(found.getInt(1), found.getLong(2));
                }
                return rows;
            }
        }
    }

    public Observed observe() throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var tables = new HashMap<String, List<Row>>();
            for (var table : Schema.TABLES.values()) {
                tables.put(table.name(), rows(table, connection));
            }
            return new Observed(tables, ledger(connection), rejections(connection), positions(connection));
        }
    }

    private static List<Row> rows(Table table, Connection connection) throws SQLException {
        var columns = List.copyOf(table.columns().keySet());
        var query = "select "
                + columns.stream().map(column -> column + "::text").collect(joining(", ")) + " from " + table.name()
                + (table.name().equals(Schema.JOURNAL) ? " order by " + Schema.JOURNAL_POSITION : "");
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                var values = new LinkedHashMap<String, @Nullable String>();
                for (var at = 0; at < columns.size(); at++) {
                    values.put(columns.get(at), found.getString(at + 1));
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }

    private static Map<ChangeSetId, LedgerRow> ledger(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select * from cdc.change_set")) {
            var ledger = new HashMap<ChangeSetId, LedgerRow>();
            while (found.next()) {
                ledger.put(new ChangeSetId(found.getObject("id", UUID.class)), ledgerRow(found));
            }
            return ledger;
        }
    }

    private static LedgerRow ledgerRow(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getString("stream"),
                row.getString("payload_sha256"),
                row.getString("outcome"),
                row.getObject("rejection_id") != null,
                new Place(row.getInt("partition"), row.getLong("log_offset")),
                new Counts(
                        row.getInt("inserted"),
                        row.getInt("updated"),
                        row.getInt("deleted"),
                        row.getInt("messages"),
                        row.getInt("overwritten"),
                        row.getInt("missing")),
                row.getInt("truncated"),
                row.getInt("repeats"));
    }

    private static List<RejectionRow> rejections(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select id, coalesce(change_set_id::text, ''), stage, reason, encode(sha256(payload), 'hex'),
                               audited_at is not null
                        from cdc.rejection""")) {
            var rejections = new ArrayList<RejectionRow>();
            while (found.next()) {
                rejections.add(new RejectionRow(
                        found.getObject(1, UUID.class),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5),
                        found.getBoolean(6)));
            }
            return rejections;
        }
    }

    private static Map<String, Map<Integer, Long>> positions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select topic, partition, next_offset from cdc.partition_position")) {
            var positions = new HashMap<String, Map<Integer, Long>>();
            while (found.next()) {
                positions
                        .computeIfAbsent(found.getString(1), _ -> new HashMap<>())
                        .put(found.getInt(2), found.getLong(3));
            }
            return positions;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("ApplicationName", "chaos");
        return DriverManager.getConnection(url, properties);
    }
}
