package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Tells which tables there are, and which of them somebody has altered, without reading what they are. Thread-safe.
@Singleton
final class Fingerprints {

    private final SinkSettings sink;

    Fingerprints(SinkSettings sink) {
        this.sink = sink;
    }

    /// A number for each table of the allowed schemas, which is another as soon as anything is altered that
    /// [ContractReader] reads. Sometimes it is another though nothing of that was, as where the table was truncated
    /// or an index of it rebuilt.
    Map<TableName, Long> all(Connection connection) throws SQLException {
        // Who altered a row of the catalog last stands in its xmin. Of a type that is not PostgreSQL's own, the types
        // below it count too, and the labels of enums.
        var sql = """
            with recursive targets as materialized (
                select c.oid, c.xmin, n.nspname, c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in %s
                  and n.nspname not in ('cdc', 'information_schema') and n.nspname !~ '^pg_'
                  and (? or n.nspname = any (?))),
            attributes as materialized (
                select a.attrelid, a.attnum, a.xmin, a.atttypid
                from targets t join pg_attribute a on a.attrelid = t.oid
                where a.attnum > 0),
            below as (
                select t.oid as top, t.oid, t.typtype, t.typbasetype, t.xmin, t.typnamespace
                from pg_type t
                where t.typnamespace <> 'pg_catalog'::regnamespace and t.oid in (select atttypid from attributes)
                union all
                select below.top, t.oid, t.typtype, t.typbasetype, t.xmin, t.typnamespace
                from below join pg_type t on t.oid = below.typbasetype where below.typtype = 'd'),
            enums as (
                select e.enumtypid, bit_xor(hashtextextended(concat(e.oid, ':', e.xmin), 0)) as labels
                from pg_enum e where e.enumtypid in (select oid from below) group by e.enumtypid),
            types as materialized (
                select below.top, bit_xor(hashtextextended(
                        concat(below.oid, ':', below.xmin, ':', n.oid, ':', n.xmin, ':', enums.labels), 0)) as hash
                from below
                join pg_namespace n on n.oid = below.typnamespace
                left join enums on enums.enumtypid = below.oid
                group by below.top),
            tree as (
                select oid as root, oid from targets
                union all
                select tree.root, i.inhrelid from tree join pg_inherits i on i.inhparent = tree.oid),
            parts as (
                select oid as target, 'c' as kind, oid::bigint as id, xmin::text as stamp from targets
                union all
                select attrelid, 'a', attnum, xmin::text from attributes
                union all
                select a.attrelid, 'y', a.attnum, types.hash::text from attributes a join types on types.top = a.atttypid
                union all
                select t.oid, 'd', d.oid::bigint, d.xmin::text from targets t join pg_attrdef d on d.adrelid = t.oid
                union all
                select t.oid, 'i', i.indexrelid::bigint, i.xmin::text from targets t join pg_index i on i.indrelid = t.oid
                union all
                select t.oid, 'k', k.oid::bigint, k.xmin::text from targets t join pg_constraint k on k.conrelid = t.oid
                union all
                select t.oid, 'r', r.oid::bigint, r.xmin::text from targets t join pg_rewrite r on r.ev_class = t.oid
                union all
                select tree.root, 'h', tree.oid::bigint, '' from tree where tree.root <> tree.oid
                union all
                select tree.root, 'g', g.oid::bigint, g.xmin::text from tree join pg_trigger g on g.tgrelid = tree.oid)
            select t.nspname, t.relname,
                   bit_xor(hashtextextended(concat(p.kind, ':', p.id, ':', p.stamp), 0)) as fingerprint
            from targets t join parts p on p.target = t.oid
            group by t.oid, t.nspname, t.relname
            """.formatted(ContractReader.RESULT_TABLES);
        try (var query = connection.prepareStatement(sql)) {
            query.setBoolean(1, sink.schemas().contains("*"));
            query.setArray(2, connection.createArrayOf("text", sink.schemas().toArray()));
            var fingerprints = new HashMap<TableName, Long>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    fingerprints.put(TableName.of(found.getString(1), found.getString(2)), found.getLong(3));
                }
            }
            return fingerprints;
        }
    }
}
