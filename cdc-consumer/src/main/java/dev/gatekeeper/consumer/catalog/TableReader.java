package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads tables out of PostgreSQL's catalog. Thread-safe.
@Singleton
public final class TableReader {

    private final Folding folding;

    TableReader(Folding folding) {
        this.folding = folding;
    }

    boolean exists(Connection connection, TableName name) throws SQLException {
        var sql = """
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and c.relkind in ('r', 'p')
            """;
        try (var query = query(connection, sql, name);
                var found = query.executeQuery()) {
            return found.next();
        }
    }

    /// The columns of those tables that exist.
    public Map<TableName, Set<Identifier>> columnNames(Connection connection, Collection<TableName> names)
            throws SQLException {
        var sql = """
            select wanted.schema_name, wanted.table_name,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
            from unnest(?, ?) as wanted(schema_name, table_name)
            join pg_namespace n on n.nspname = wanted.schema_name
            join pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
            where c.relkind in ('r', 'p')
            """;
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, names);
            var columns = new HashMap<TableName, Set<Identifier>>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    columns.put(
                            TableName.of(found.getString(1), found.getString(2)),
                            Set.copyOf(identifiers(found, "columns")));
                }
            }
            return columns;
        }
    }

    /// A text for each of the tables that exist, which is another as soon as the table is altered.
    Map<TableName, String> fingerprints(Connection connection, Collection<TableName> names) throws SQLException {
        // Who altered a row of the catalog last stands in its xmin; statistics are written without a new one.
        var sql = """
            select wanted.schema_name, wanted.table_name, concat_ws(' ', c.oid, c.xmin,
                (select string_agg(concat(x.attnum, ':', x.xmin), ',' order by x.attnum)
                 from pg_attribute x where x.attrelid = c.oid and x.attnum > 0),
                (select string_agg(concat(x.oid, ':', x.xmin), ',' order by x.oid)
                 from pg_attrdef x where x.adrelid = c.oid),
                (select string_agg(concat(x.indexrelid, ':', x.xmin), ',' order by x.indexrelid)
                 from pg_index x where x.indrelid = c.oid),
                (select string_agg(concat(x.oid, ':', x.xmin), ',' order by x.oid)
                 from pg_constraint x where x.conrelid = c.oid),
                (select string_agg(concat(x.oid, ':', x.xmin), ',' order by x.oid)
                 from pg_trigger x where x.tgrelid = c.oid),
                (select string_agg(concat(x.oid, ':', x.xmin), ',' order by x.oid)
                 from pg_rewrite x where x.ev_class = c.oid),
                (select string_agg(concat(x.inhrelid, ':', x.xmin), ',' order by x.inhrelid)
                 from pg_inherits x where x.inhparent = c.oid)) as fingerprint
            from unnest(?, ?) as wanted(schema_name, table_name)
            join pg_namespace n on n.nspname = wanted.schema_name
            join pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
            where c.relkind in ('r', 'p')
            """;
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, names);
            var fingerprints = new HashMap<TableName, String>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    fingerprints.put(TableName.of(found.getString(1), found.getString(2)), found.getString(3));
                }
            }
            return fingerprints;
        }
    }

    /// @param name of a table that exists, and is locked
    Table read(Connection connection, TableName name) throws SQLException {
        var columns = ColumnReader.columns(connection, name);
        var keys = uniqueKeys(connection, name);
        var children = hasChildren(connection, name);
        var verdict = folding.of(connection, name, columns, keys);
        return new Table(name, columns, keys, children, verdict.folding(), verdict.whyCareful());
    }

    /// Children by inheritance, which a statement on the table reaches too; a partition is no such child.
    private static boolean hasChildren(Connection connection, TableName name) throws SQLException {
        var sql = """
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and c.relkind = 'r'
              and exists (select from pg_inherits i where i.inhparent = c.oid)
            """;
        try (var query = query(connection, sql, name);
                var found = query.executeQuery()) {
            return found.next();
        }
    }

    private static List<UniqueKey> uniqueKeys(Connection connection, TableName name) throws SQLException {
        var sql = """
            select i.indisprimary, not i.indimmediate as deferrable,
                   array(select a.attname::text from generate_series(0, i.indnkeyatts - 1) as place(at)
                         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[place.at]
                         order by place.at) as columns
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ?
              and i.indisunique and i.indisvalid and not i.indisexclusion and i.indpred is null and i.indexprs is null
            order by i.indexrelid
            """;
        try (var query = query(connection, sql, name);
                var found = query.executeQuery()) {
            var keys = new ArrayList<UniqueKey>();
            while (found.next()) {
                keys.add(new UniqueKey(
                        identifiers(found, "columns"),
                        found.getBoolean("indisprimary"),
                        found.getBoolean("deferrable")));
            }
            return keys;
        }
    }

    static List<Identifier> identifiers(ResultSet found, String column) throws SQLException {
        return Stream.of((String[]) found.getArray(column).getArray())
                .map(Identifier::new)
                .toList();
    }

    /// A query with a schema's and a table's name for its parameters.
    static PreparedStatement query(Connection connection, String sql, TableName name) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setString(1, name.schema().text());
        query.setString(2, name.table().text());
        return query;
    }
}
