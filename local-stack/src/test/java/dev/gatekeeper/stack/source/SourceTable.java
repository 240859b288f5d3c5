package dev.gatekeeper.stack.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A table of the source, as its catalog has it.
///
/// @param name schema and table, quoted where need be
/// @param partitioned whether it has no rows of its own, but its partitions have
/// @param identified whether the log says which row an update or a delete means
record SourceTable(String name, boolean partitioned, boolean identified, List<Column> columns) {

    /// @param type its name without modifiers, in a session without a search path
    /// @param declared its name with them
    /// @param small whether its values are numbers from 0 to 99, so that they meet again
    /// @param writable whether it can be set in an update
    /// @param generated whether it can't be given at all
    record Column(
            String name,
            String type,
            String declared,
            boolean nullable,
            boolean small,
            boolean writable,
            boolean generated) {

        String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }

        boolean limited() {
            return !declared.equals(type);
        }
    }

    private static final String COLUMNS = """
            select c.oid::regclass::text as tab, c.relkind = 'p' as partitioned, c.relreplident in ('f', 'i') or exists (
                     select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indimmediate) as identified, a.attname,
                   format_type(a.atttypid, null) as base, format_type(a.atttypid, a.atttypmod) as declared,
                   not a.attnotnull as nullable,
                   a.atttypid = 'int4'::regtype and (
                     exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey))
                     or exists (select from pg_constraint f where f.conrelid = c.oid and a.attnum = any (f.conkey)))
                     as small,
                   a.attgenerated = '' and a.attidentity <> 'a' as writable,
                   a.attgenerated <> '' or a.attidentity <> '' as generated
            from pg_class c join pg_namespace s on s.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and s.nspname !~ '^(pg_|information_schema|cdc)' and a.attnum > 0
              and not a.attisdropped
            order by s.nspname, c.relname, a.attnum
            """;

    /// All tables, in an order that is the same everywhere. The session has no search path.
    static List<SourceTable> all(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<String, SourceTable>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                var name = rows.getString("tab");
                var table = tables.get(name);
                if (table == null) {
                    table = new SourceTable(
                            name, rows.getBoolean("partitioned"), rows.getBoolean("identified"), new ArrayList<>());
                    tables.put(name, table);
                }
                table.columns()
                        .add(new Column(
                                rows.getString("attname"),
                                rows.getString("base"),
                                rows.getString("declared"),
                                rows.getBoolean("nullable"),
                                rows.getBoolean("small"),
                                rows.getBoolean("writable"),
                                rows.getBoolean("generated")));
            }
        }
        return List.copyOf(tables.values());
    }
}
