package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableTraits;
import dev.gatekeeper.consumer.catalog.NameArrays;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.create.CreationSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads what tables take out of PostgreSQL's catalog: one statement, so that a contract is all of one moment. It locks
/// nothing, and waits for nobody who alters a table. Names are parameters. Thread-safe.
///
/// What is told is what is certain. So a domain is told by the type below it and whether it takes NULL, its checks
/// being for PostgreSQL alone; and a table from which others inherit has no keys, since none spans its children's rows.
/// The privileges of the consumer's role are left out: a change set that lacks one is not refused, it waits for the
/// GRANT.
@Singleton
final class ContractReader {

    /// Views and foreign tables are no result tables: see [dev.gatekeeper.consumer.catalog.TableReader].
    static final String RESULT_TABLES = "('r', 'p')";

    private final SinkSettings sink;
    private final CreationSettings creation;

    ContractReader(SinkSettings sink, CreationSettings creation) {
        this.sink = sink;
        this.creation = creation;
    }

    /// The contracts of those that exist, in any order; none has a version yet.
    List<TableContract> read(Connection connection, Collection<TableName> names) throws SQLException {
        // A domain's modifier stands at the lowest of the domains above a type. Row triggers have the bits 1 and 2 set
        // where they fire before, with 4 for an insert and 16 for an update.
        var sql = """
            with recursive targets as (
                select c.oid, c.relkind, c.relispartition or c.reloftype <> 0 as fixed, n.nspname, c.relname
                from unnest(?, ?) as wanted(schema_name, table_name)
                join pg_namespace n on n.nspname = wanted.schema_name
                join pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
                where c.relkind in %s),
            below as (
                select d.oid as top, d.oid, d.typtype, d.typbasetype, d.typtypmod, -1 as modifier, d.typnotnull as not_null
                from pg_type d where d.typtype = 'd'
                union all
                select below.top, d.oid, d.typtype, d.typbasetype, d.typtypmod,
                       case when below.typtypmod >= 0 then below.typtypmod else below.modifier end,
                       below.not_null or d.typnotnull
                from below join pg_type d on d.oid = below.typbasetype where below.typtype = 'd'),
            domains as (
                select top, oid, modifier, not_null from below where typtype <> 'd'),
            tree as (
                select oid as root, oid from targets
                union all
                select tree.root, i.inhrelid from tree join pg_inherits i on i.inhparent = tree.oid),
            altering as (
                select distinct tree.root
                from tree join pg_trigger g on g.tgrelid = tree.oid
                where not g.tgisinternal and g.tgenabled in ('O', 'A') and (g.tgtype & 3) = 3 and (g.tgtype & 20) <> 0)
            select t.nspname, t.relname, t.relkind = 'p' as partitioned, t.fixed,
                   t.oid in (select root from altering) as triggers,
                   exists (select from pg_rewrite r where r.ev_class = t.oid and r.ev_enabled in ('O', 'A')) as rules,
                   (select coalesce(json_agg(json_build_object(
                        'name', a.attname,
                        'declared', format_type(a.atttypid, a.atttypmod),
                        'readAs', format_type(b.oid, case when d.top is null then a.atttypmod else d.modifier end),
                        'schema', bn.nspname,
                        'typeName', b.typname,
                        'modifier', case when d.top is null then a.atttypmod else d.modifier end,
                        'notNull', a.attnotnull or coalesce(d.not_null, false),
                        'hasDefault', a.atthasdef or a.attidentity <> '' or y.typdefault is not null,
                        'generated', a.attgenerated <> '',
                        'identity', a.attidentity,
                        'labels', case when b.typtype = 'e' and
                                (select count(*) from pg_enum e where e.enumtypid = b.oid) <= ?
                            then (select json_agg(e.enumlabel order by e.enumsortorder)
                                  from pg_enum e where e.enumtypid = b.oid) end)
                        order by a.attnum), '[]')
                    from pg_attribute a
                    join pg_type y on y.oid = a.atttypid
                    left join domains d on d.top = a.atttypid
                    join pg_type b on b.oid = coalesce(d.oid, a.atttypid)
                    join pg_namespace bn on bn.oid = b.typnamespace
                    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
                   (select coalesce(json_agg(json_build_object(
                        'columns', k.columns, 'primary', k.indisprimary, 'deferrable', not k.indimmediate)
                        order by k.indisprimary desc, k.indexrelid), '[]')
                    from (select i.indexrelid, i.indisprimary, i.indimmediate,
                                 array(select a.attname::text from generate_series(0, i.indnkeyatts - 1) as place(at)
                                       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[place.at]
                                       order by place.at) as columns
                          from pg_index i
                          where i.indrelid = t.oid and i.indisunique and i.indisvalid and not i.indisexclusion
                            and i.indpred is null and i.indexprs is null
                            and (t.relkind = 'p' or not exists (select from pg_inherits h where h.inhparent = t.oid))
                          order by i.indisprimary desc, i.indexrelid
                          limit ?) k) as keys
            from targets t
            """.formatted(RESULT_TABLES);
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, names);
            query.setInt(3, ColumnType.MOST_LABELS);
            query.setInt(4, TableContract.MOST_KEYS);
            var contracts = new ArrayList<TableContract>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    contracts.add(contract(found));
                }
            }
            return contracts;
        }
    }

    private TableContract contract(ResultSet found) throws SQLException {
        var table = CatalogTable.of(found);
        return new TableContract(
                TableName.of(found.getString("nspname"), found.getString("relname")),
                0,
                found.getBoolean("partitioned") ? TableKind.PARTITIONED : TableKind.TABLE,
                table.columnContracts(),
                table.keyContracts(),
                new TableTraits(
                        creation.autoCreate() && !found.getBoolean("fixed"),
                        sink.rejectsMissingRows(),
                        found.getBoolean("triggers"),
                        found.getBoolean("rules")));
    }

    /// Whether a table that is not there is made of the first change that names it: creation is on, its schema is there
    /// and has room, and nothing else has the name, such as a view or a type.
    boolean isCreatable(Connection connection, TableName name) throws SQLException {
        if (!creation.autoCreate()) {
            return false;
        }
        var sql = """
            select (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in %s) < ?
               and not exists (select from pg_class c where c.relnamespace = n.oid and c.relname = ?)
               and not exists (select from pg_type t where t.typnamespace = n.oid and t.typname = ?
                                 and not (t.typcategory = 'A' and t.typelem <> 0))
            from pg_namespace n where n.nspname = ?
            """.formatted(RESULT_TABLES);
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, creation.autoCreateTables());
            query.setString(2, name.table().text());
            query.setString(3, name.table().text());
            query.setString(4, name.schema().text());
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
