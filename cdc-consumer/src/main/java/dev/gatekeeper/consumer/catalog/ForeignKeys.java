package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.fold.KeyForm;
import dev.gatekeeper.consumer.fold.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads out of PostgreSQL's catalog which tables refer to which.
final class ForeignKeys {

    private ForeignKeys() {}

    /// Those of a table.
    ///
    /// @return null where one is to a table with partitions: rows come under these one's names
    static @Nullable List<Reference> of(Connection connection, TableName name) throws SQLException {
        var sql = """
            select pn.nspname, p.relname, p.relkind = 'p' as partitioned,
                   coalesce(i.indisprimary and bool_and(ca.atttypid = pa.atttypid), false) as by_primary_key,
                   array_agg(ca.attname::text order by array_position(i.indkey::int2[], pa.attnum)) as columns,
                   array_agg(case when coalesce(co.collisdeterministic, true) and tn.nspname = 'pg_catalog'
                                  then t.typname::text when t.typtype = 'e' then 'enum' else '' end
                             order by array_position(i.indkey::int2[], pa.attnum)) as types,
                   array_agg(pa.atttypmod order by array_position(i.indkey::int2[], pa.attnum)) as modifiers
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid
            join pg_namespace pn on pn.oid = p.relnamespace
            left join pg_index i on i.indexrelid = k.conindid
            cross join generate_subscripts(k.conkey, 1) as place(at)
            join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = k.conkey[place.at]
            join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = k.confkey[place.at]
            join pg_type t on t.oid = pa.atttypid
            join pg_namespace tn on tn.oid = t.typnamespace
            left join pg_collation co on co.oid = pa.attcollation
            where n.nspname = ? and c.relname = ? and k.contype = 'f'
            group by k.oid, pn.nspname, p.relname, p.relkind, i.indisprimary
            order by k.oid
            """;
        try (var query = TableReader.query(connection, sql, name);
                var found = query.executeQuery()) {
            var references = new ArrayList<Reference>();
            while (found.next()) {
                if (found.getBoolean("partitioned")) {
                    return null;
                }
                var forms = found.getBoolean("by_primary_key")
                        ? forms((String[]) found.getArray("types").getArray(), (Integer[])
                                found.getArray("modifiers").getArray())
                        : List.<KeyForm>of();
                references.add(new Reference(
                        TableName.of(found.getString("nspname"), found.getString("relname")),
                        TableReader.identifiers(found, "columns"),
                        forms));
            }
            return references;
        }
    }

    /// None where one of them has no such form.
    private static List<KeyForm> forms(String[] types, Integer[] modifiers) {
        var forms = new ArrayList<KeyForm>();
        for (var at = 0; at < types.length; at++) {
            var form = KeyForms.of(types[at], modifiers[at]);
            if (form == null) {
                return List.of();
            }
            forms.add(form);
        }
        return forms;
    }

    /// The tables with foreign keys to this one.
    static Set<TableName> referringTo(Connection connection, TableName name) throws SQLException {
        var sql = """
            select distinct rn.nspname, r.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_trigger t on t.tgrelid = c.oid
            join pg_constraint k on k.oid = t.tgconstraint and k.contype = 'f' and k.confrelid = c.oid
            join pg_class r on r.oid = k.conrelid
            join pg_namespace rn on rn.oid = r.relnamespace
            where n.nspname = ? and c.relname = ?
            """;
        try (var query = TableReader.query(connection, sql, name);
                var found = query.executeQuery()) {
            var children = new HashSet<TableName>();
            while (found.next()) {
                children.add(TableName.of(found.getString(1), found.getString(2)));
            }
            return children;
        }
    }
}
