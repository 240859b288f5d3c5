package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Database;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Row;
import dev.gatekeeper.infra.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A database made for one run, with the load's tables as they are before its first operation. Thread-safe.
public final class Target implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final String name;
    private final String url;
    private final List<String> tables;

    private Target(EmbeddedPostgres server, String name, List<String> tables) {
        this.server = server;
        this.name = name;
        this.tables = tables;
        this.url = server.createDatabase(name);
    }

    /// @param name fit to stand in SQL unquoted, and not used yet
    public static Target create(EmbeddedPostgres server, String name, Load load) throws SQLException {
        var target = new Target(server, name, load.scenario().tables());
        try (var connection = target.connect();
                var statement = connection.createStatement()) {
            for (var table : load.scenario().tables()) {
                statement.execute(Row.createTable(table));
            }
            var standing = load.scenario().standing(load.operations());
            statement.execute("""
                    insert into %s
                    select id, 0, (id %% 100000) / 100.0, timestamp '2026-01-01' + id * interval '1 ms', 'Order ' || id || ', as it was at first'
                    from generate_series(%d::bigint, %d - 1) id
                    """.formatted(load.scenario().tables().getFirst(), standing.start(), standing.end()));
            statement.execute("vacuum analyze");
        }
        target.settle();
        return target;
    }

    /// Writes out what earlier work has left to be written, so that no run pays for another.
    public void settle() throws SQLException {
        asSuperuser("checkpoint");
    }

    /// What the tables hold, in whatever order: how many rows, how many of them written since the start, a digest, and
    /// the last that was written. Equal tables have equal ones.
    public String contents() throws SQLException {
        var contents = new ArrayList<String>();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                try (var row = statement.executeQuery("""
                        select concat_ws(' ', count(*), count(*) filter (where version > 0),
                                         sum(hashtextextended(t::text, 0)),
                                         (select last::text from %1$s last where version > 0 order by id desc limit 1))
                        from %1$s t
                        """.formatted(table))) {
                    row.next();
                    contents.add(row.getString(1));
                }
            }
        }
        return String.join("; ", contents);
    }

    /// How many rows the tables hold for each transaction, or savepoint in one, that wrote rows which stand now.
    double rowsPerTransaction() throws SQLException {
        var rows = 0L;
        var writers = 0L;
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                try (var row = statement.executeQuery(
                        "select count(*), count(distinct xmin::text) from " + table + " where version > 0")) {
                    row.next();
                    rows += row.getLong(1);
                    writers = Math.max(writers, row.getLong(2));
                }
            }
        }
        return writers == 0 ? 0 : (double) rows / writers;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, server.username(), server.password());
    }

    public Database database() {
        return new Database(url, server.username(), server.password());
    }

    String url() {
        return url;
    }

    String username() {
        return server.username();
    }

    String password() {
        return server.password();
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Drops it, whoever is still connected.
    @Override
    public void close() throws SQLException {
        asSuperuser("drop database " + name + " with (force)");
    }
}
