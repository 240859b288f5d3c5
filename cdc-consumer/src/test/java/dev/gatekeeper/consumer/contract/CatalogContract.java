package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.KeyContract;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableTraits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The contract of a table of the schema public, read out of PostgreSQL's catalog.
record CatalogContract(Connection connection, String table) {

    TableContract read(boolean missingRowRejected) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path to pg_catalog");
        }
        var columns = columns();
        return new TableContract(
                TableName.of("public", table),
                1,
                TableKind.TABLE,
                columns,
                keys(columns),
                new TableTraits(false, missingRowRejected, hasTriggers(), false));
    }

    private List<ColumnContract> columns() throws SQLException {
        var sql = """
            select a.attname, format_type(a.atttypid, a.atttypmod) as declared, format_type(base.oid, base.typmod) as read_as,
                   n.nspname, a.attnotnull or base.not_null as not_null,
                   a.atthasdef or a.attidentity <> '' or base.has_default as has_default, a.attgenerated, a.attidentity,
                   array(select e.enumlabel::text from pg_enum e where e.enumtypid = base.oid order by e.enumsortorder) as labels,
                   case when t.typname in ('varchar', 'bpchar') and base.typmod >= 0 then base.typmod - 4
                        when t.typname in ('bit', 'varbit') and base.typmod >= 0 then base.typmod end as max_length
            from pg_attribute a
            cross join lateral (
                with recursive below as (
                    select a.atttypid as oid, a.atttypmod as typmod, false as not_null, false as has_default
                    union all
                    select d.typbasetype, case when d.typtypmod >= 0 then d.typtypmod else below.typmod end,
                           below.not_null or d.typnotnull, below.has_default or d.typdefault is not null
                    from below join pg_type d on d.oid = below.oid where d.typtype = 'd')
                select * from below
                where not exists (select from pg_type d where d.oid = below.oid and d.typtype = 'd')) base
            join pg_type t on t.oid = base.oid
            join pg_namespace n on n.oid = t.typnamespace
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, "public." + table);
            try (var found = query.executeQuery()) {
                var columns = new ArrayList<ColumnContract>();
                while (found.next()) {
                    columns.add(column(found));
                }
                return columns;
            }
        }
    }

    private static ColumnContract column(ResultSet found) throws SQLException {
        var type = new ColumnType(
                found.getString("declared"),
                found.getString("read_as"),
                found.getString("nspname"),
                List.of((String[]) found.getArray("labels").getArray()),
                found.getObject("max_length", Integer.class),
                null,
                null);
        return new ColumnContract(
                new Identifier(found.getString("attname")),
                type,
                !found.getBoolean("not_null"),
                found.getBoolean("has_default"),
                generation(found.getString("attgenerated"), found.getString("attidentity")));
    }

    private static Generation generation(@Nullable String generated, @Nullable String identity) {
        if (generated != null && !generated.isEmpty()) {
            return Generation.EXPRESSION;
        }
        return switch (String.valueOf(identity)) {
            case "a" -> Generation.IDENTITY_ALWAYS;
            case "d" -> Generation.IDENTITY_BY_DEFAULT;
            default -> Generation.NONE;
        };
    }

    private List<KeyContract> keys(List<ColumnContract> columns) throws SQLException {
        var sql = """
            select i.indisprimary, not i.indimmediate as deferrable,
                   array(select a.attname::text from generate_series(0, i.indnkeyatts - 1) as place(at)
                         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[place.at]
                         order by place.at) as columns
            from pg_index i
            where i.indrelid = to_regclass(?) and i.indisunique and i.indisvalid
            order by i.indisprimary desc, i.indexrelid
            """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, "public." + table);
            try (var found = query.executeQuery()) {
                var keys = new ArrayList<KeyContract>();
                while (found.next()) {
                    var names = Stream.of((String[]) found.getArray("columns").getArray())
                            .map(Identifier::new)
                            .toList();
                    var nullable =
                            columns.stream().anyMatch(column -> names.contains(column.name()) && column.nullable());
                    keys.add(new KeyContract(
                            names, found.getBoolean("indisprimary"), nullable, found.getBoolean("deferrable")));
                }
                return keys;
            }
        }
    }

    private boolean hasTriggers() throws SQLException {
        var sql = "select exists (select from pg_trigger where tgrelid = to_regclass(?) and not tgisinternal)";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, "public." + table);
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
