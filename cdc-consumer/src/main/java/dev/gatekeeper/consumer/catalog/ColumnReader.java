package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.fold.KeyForm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a table's columns out of PostgreSQL's catalog.
final class ColumnReader {

    private ColumnReader() {}

    /// In the table's order.
    static Map<Identifier, TableColumn> columns(Connection connection, TableName name) throws SQLException {
        // Types are looked at below their domains. A column of a unique key is compared as the key's index does it;
        // another by its type's default, where an enum, a range and a varchar go by the types that PostgreSQL goes by.
        var sql = """
            select a.attname, tn.nspname, t.typname, a.attgenerated <> '' as generated, a.attidentity = 'a' as identity_always,
                   a.attnotnull as not_null, a.atthasdef or a.attidentity <> '' as defaulted,
                   t.oid <> a.atttypid as domain, t.typtype = 'e' as enum, t.typarray <> 0 and t.typdelim = ',' as in_arrays,
                   format_type(a.atttypid, a.atttypmod) as declared, a.atttypmod,
                   coalesce(co.collisdeterministic, true) as exact,
                   equal.nspname as equal_schema, equal.oprname as equal_name
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            cross join lateral (
                with recursive below as (
                    select d.oid, d.typtype, d.typbasetype from pg_type d where d.oid = a.atttypid
                    union all
                    select d.oid, d.typtype, d.typbasetype from below join pg_type d on d.oid = below.typbasetype
                    where below.typtype = 'd')
                select oid from below where typtype <> 'd') base
            join pg_type t on t.oid = base.oid
            join pg_namespace tn on tn.oid = t.typnamespace
            left join pg_collation co on co.oid = a.attcollation
            left join lateral (
                select opn.nspname, op.oprname
                from (select opc.oid, 0 as choice
                      from pg_index i
                      cross join generate_series(0, i.indnkeyatts - 1) as place(at)
                      join pg_opclass opc on opc.oid = i.indclass[place.at]
                      where i.indrelid = c.oid and i.indkey[place.at] = a.attnum and i.indisunique and i.indisvalid
                        and not i.indisexclusion and i.indpred is null and i.indexprs is null
                      union all
                      select opc.oid, 1
                      from pg_opclass opc
                      where opc.opcdefault and opc.opcintype = case
                          when t.typtype = 'e' then 'anyenum'::regtype
                          when t.typtype = 'r' then 'anyrange'::regtype
                          when t.oid = 'varchar'::regtype then 'text'::regtype
                          else t.oid end) chosen
                join pg_opclass opc on opc.oid = chosen.oid
                join pg_am am on am.oid = opc.opcmethod and am.amname in ('btree', 'hash')
                join pg_amop amop on amop.amopfamily = opc.opcfamily and amop.amoplefttype = opc.opcintype
                    and amop.amoprighttype = opc.opcintype
                    and amop.amopstrategy = case am.amname when 'btree' then 3 else 1 end
                join pg_operator op on op.oid = amop.amopopr
                join pg_namespace opn on opn.oid = op.oprnamespace
                order by chosen.choice, opc.opcdefault desc, am.amname
                limit 1) equal on true
            where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;
        try (var query = TableReader.query(connection, sql, name);
                var found = query.executeQuery()) {
            var columns = new LinkedHashMap<Identifier, TableColumn>();
            while (found.next()) {
                var column = column(found);
                columns.put(column.name(), column);
            }
            return columns;
        }
    }

    private static TableColumn column(ResultSet found) throws SQLException {
        var schema = found.getString("nspname");
        var type = found.getString("typname");
        var isOfPostgres = schema.equals("pg_catalog");
        return new TableColumn(
                new Identifier(found.getString("attname")),
                TableName.of(schema, type).quoted(),
                found.getBoolean("in_arrays"),
                equality(found),
                isOfPostgres && type.equals("bytea"),
                found.getBoolean("generated"),
                found.getBoolean("identity_always"),
                found.getBoolean("not_null") || found.getBoolean("domain"), // A domain may be NOT NULL itself.
                found.getBoolean("defaulted"),
                isOfPostgres && !found.getBoolean("domain")
                        ? SureTexts.of(type, found.getInt("atttypmod"), found.getString("declared"))
                        : SureTexts::none,
                found.getBoolean("domain") ? null : keyForm(found, isOfPostgres ? type : ""));
    }

    private static @Nullable String equality(ResultSet found) throws SQLException {
        var operator = found.getString("equal_name");
        return operator == null
                ? null
                : "operator(" + new Identifier(found.getString("equal_schema")).quoted() + "." + operator + ")";
    }

    private static @Nullable KeyForm keyForm(ResultSet found, String type) throws SQLException {
        if (!found.getBoolean("exact")) {
            return null; // Different texts may be equal in such a collation.
        }
        return KeyForms.of(found.getBoolean("enum") ? "enum" : type, found.getInt("atttypmod"));
    }
}
