package dev.gatekeeper.changeset.sqltype;

import dev.gatekeeper.infra.Infra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, asked what it reads texts as, in a session with the settings that the sink pins. The embedded server
/// answers, or another one, whose JDBC URL is given in the system property `sqltype.differential.url`.
final class PinnedSession implements AutoCloseable {

    /// Ways to set a session up under which a text that fits must mean the same.
    static final List<String> STYLES = List.of(
            "set DateStyle = 'ISO, MDY' set IntervalStyle = 'postgres'",
            "set DateStyle = 'SQL, DMY' set IntervalStyle = 'sql_standard'",
            "set DateStyle = 'German, DMY' set IntervalStyle = 'iso_8601'",
            "set DateStyle = 'Postgres, YMD' set IntervalStyle = 'postgres_verbose'");

    private final Connection connection;
    private int functions;

    private PinnedSession(Connection connection) {
        this.connection = connection;
    }

    static PinnedSession open() throws SQLException {
        var url = System.getProperty("sqltype.differential.url");
        var connection = url == null
                ? DriverManager.getConnection(
                        Infra.newDatabase(),
                        Infra.postgres().username(),
                        Infra.postgres().password())
                : DriverManager.getConnection(url);
        var session = new PinnedSession(connection);
        session.execute("""
                set DateStyle = 'ISO, MDY'; set IntervalStyle = 'postgres'; set TimeZone = 'UTC'; set lc_monetary = 'C'; set bytea_output = 'hex'; set extra_float_digits = 1;
                set search_path = pg_catalog; set client_min_messages = error
                """);
        return session;
    }

    /// The server's major version.
    int version() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /// What `text::type` gives for each text, as text again; null where it is refused.
    List<@Nullable String> read(List<String> texts, String type) throws SQLException {
        var function = "pg_temp.read_" + ++functions;
        execute("""
                create function %s(v text) returns text language plpgsql as $$
                begin
                  return (v::%s)::text;
                exception when others then
                  return null;
                end $$
                """.formatted(function, type));
        return strings(
                "select %s(v) from unnest(?::text[]) with ordinality as t(v, n) order by n".formatted(function), texts);
    }

    /// What `text::type` gives for each text under that style, as the first style prints it. None may be refused.
    List<@Nullable String> readUnder(String style, List<String> texts, String type) throws SQLException {
        // The driver closes a session whose own DateStyle changes; a function's may differ.
        execute("""
                drop table if exists pg_temp.read;
                create temp table read (n bigint, v %1$s);
                create or replace function pg_temp.fill(texts text[]) returns bigint language plpgsql %2$s as $$
                begin
                  insert into pg_temp.read select n, t::%1$s from unnest(texts) with ordinality as x(t, n);
                  return cardinality(texts);
                end $$
                """.formatted(type, style));
        strings("select pg_temp.fill(?::text[])", texts);
        return strings("select v::text from pg_temp.read where n <= cardinality(?::text[]) order by n", texts);
    }

    /// The name in `pg_type` of the type that each spelling names; null where it names none of `pg_catalog`.
    List<@Nullable String> typnames(List<String> spellings) throws SQLException {
        execute("""
                create or replace function pg_temp.typname(spelling text) returns text language plpgsql as $$
                declare found oid;
                begin
                  execute 'select pg_typeof(null::' || spelling || ')::oid' into found;
                  return (select typname from pg_type where oid = found);
                exception when others then
                  return null;
                end $$
                """);
        return strings(
                "select pg_temp.typname(v) from unnest(?::text[]) with ordinality as t(v, n) order by n", spellings);
    }

    private List<@Nullable String> strings(String query, List<String> texts) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            var answers = new ArrayList<@Nullable String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
