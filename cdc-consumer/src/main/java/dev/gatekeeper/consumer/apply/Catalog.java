package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The result tables as they are, for the time of one transaction: each is locked against being altered before it is
/// looked at, so what is read here stays true until the transaction ends or rolls back past that point.
///
/// Used by one thread.
final class Catalog {

    private final Connection connection;
    private final Map<TableName, Table> tables = new HashMap<>();

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /// @throws RefusedException where there is no such table
    /// @throws SQLException also where it can't be locked in time
    Table table(TableName name) throws SQLException, RefusedException {
        var known = tables.get(name);
        if (known != null) {
            return known;
        }
        lock(name);
        var table = new Table(name, columns(name), uniqueKeys(name), hasChildren(name));
        tables.put(name, table);
        return table;
    }

    /// To be called where the transaction has rolled back to a savepoint: that let go of locks too.
    void forget() {
        tables.clear();
    }

    private void lock(TableName name) throws SQLException, RefusedException {
        if (!holds(name, "c.relkind in ('r', 'p')")) {
            throw RefusedException.unknownTable(name);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("lock table only " + name.quoted() + " in access share mode");
        }
    }

    /// Children by inheritance, which a statement on the table reaches too; a partition is no such child.
    private boolean hasChildren(TableName name) throws SQLException {
        return holds(name, "c.relkind = 'r' and exists (select from pg_inherits i where i.inhparent = c.oid)");
    }

    private boolean holds(TableName name, String condition) throws SQLException {
        var sql = """
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and\s""" + condition;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name.schema().text());
            query.setString(2, name.table().text());
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private Map<Identifier, TableColumn> columns(TableName name) throws SQLException {
        // Types are looked at below their domains. A column of a unique key is compared as the key's index does it;
        // another by its type's default, where an enum, a range and a varchar go by the types that PostgreSQL goes by.
        var sql = """
            select a.attname, tn.nspname, t.typname, a.attgenerated <> '' as generated, a.attidentity = 'a' as identity_always,
                   t.oid = 'bytea'::regtype as bytes, equal.nspname as equal_schema, equal.oprname as equal_name
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
        var columns = new LinkedHashMap<Identifier, TableColumn>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name.schema().text());
            query.setString(2, name.table().text());
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    var column = new Identifier(found.getString("attname"));
                    var type = TableName.of(found.getString("nspname"), found.getString("typname"));
                    var equal = found.getString("equal_name");
                    columns.put(
                            column,
                            new TableColumn(
                                    column,
                                    type.quoted(),
                                    equal == null
                                            ? null
                                            : "operator("
                                                    + new Identifier(found.getString("equal_schema")).quoted() + "."
                                                    + equal
                                                    + ")",
                                    found.getBoolean("bytes"),
                                    found.getBoolean("generated"),
                                    found.getBoolean("identity_always")));
                }
            }
        }
        return columns;
    }

    private List<UniqueKey> uniqueKeys(TableName name) throws SQLException {
        var sql = """
            select i.indisprimary, not i.indimmediate as deferrable,
                   array(select a.attname::text from generate_series(0, i.indnkeyatts - 1) as place(at)
                         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[place.at]) as columns
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ?
              and i.indisunique and i.indisvalid and not i.indisexclusion and i.indpred is null and i.indexprs is null
            """;
        var keys = new ArrayList<UniqueKey>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name.schema().text());
            query.setString(2, name.table().text());
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    keys.add(new UniqueKey(
                            Stream.of((String[]) found.getArray("columns").getArray())
                                    .map(Identifier::new)
                                    .toList(),
                            found.getBoolean("indisprimary"),
                            found.getBoolean("deferrable")));
                }
            }
        }
        return keys;
    }
}
