package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.InsertMode;
import dev.gatekeeper.consumer.catalog.NameArrays;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which GRANTs the consumer's role misses to write a change set, as the statements to be run. Thread-safe.
@Singleton
final class Grants {

    private final Transactions transactions;
    private final SinkSettings settings;
    private final GrantsToMake toMake;

    Grants(Transactions transactions, SinkSettings settings, GrantsToMake toMake) {
        this.transactions = transactions;
        this.settings = settings;
        this.toMake = toMake;
    }

    /// A privilege on a table.
    private record Need(TableName table, String privilege) {}

    /// Empty where none is missing: the trouble is with something that a trigger or a view reaches.
    List<String> missing(ChangeSet changeSet) {
        var needs = new LinkedHashSet<Need>();
        changeSet.changes().forEach(change -> add(change, needs));
        return needs.isEmpty() ? List.of() : transactions.read(connection -> missing(connection, changeSet, needs));
    }

    private void add(Change change, Set<Need> needs) {
        switch (change) {
            case Change.Insert(var table, var _, var _) -> {
                needs.add(new Need(table, "select"));
                needs.add(new Need(table, "insert"));
                if (settings.insertMode() == InsertMode.UPSERT) {
                    needs.add(new Need(table, "update"));
                }
            }
            case Change.Update(var table, var _, var _, var _) -> {
                needs.add(new Need(table, "select"));
                needs.add(new Need(table, "update"));
            }
            case Change.Delete(var table, var _) -> {
                needs.add(new Need(table, "select"));
                needs.add(new Need(table, "update")); // To lock a row that no key names.
                needs.add(new Need(table, "delete"));
            }
            case Change.Truncate(var tables) -> tables.forEach(table -> needs.add(new Need(table, "truncate")));
            case Change.Message _ -> {}
        }
    }

    private List<String> missing(Connection connection, ChangeSet changeSet, Set<Need> needs) throws SQLException {
        var statements = new ArrayList<>(toMake.missing(connection, changeSet));
        statements.addAll(missing(connection, needs));
        return statements;
    }

    private static List<String> missing(Connection connection, Set<Need> needs) throws SQLException {
        var sql = """
            with need as (
                select c.oid, c.relnamespace, privilege, place
                from unnest(?, ?, ?) with ordinality as need (schema_name, table_name, privilege, place)
                join pg_namespace n on n.nspname = schema_name
                join pg_class c on c.relnamespace = n.oid and c.relname = table_name)
            select distinct 1 as part, format('grant usage on schema %I to %I', n.nspname, current_user)
            from need join pg_namespace n on n.oid = relnamespace
            where not has_schema_privilege(relnamespace, 'usage')
            union all
            select 2, format('grant %s on %s to %I', string_agg(privilege, ', ' order by place), oid::regclass, current_user)
            from need where not has_table_privilege(oid, privilege)
            group by oid
            union all
            select distinct 3, format('grant usage on sequence %s to %I', s.oid::regclass, current_user)
            from need
            join pg_attrdef d on d.adrelid = need.oid
            join pg_depend p on p.classid = 'pg_attrdef'::regclass and p.objid = d.oid and p.refclassid = 'pg_class'::regclass
            join pg_class s on s.oid = p.refobjid and s.relkind = 'S'
            where privilege = 'insert' and not has_sequence_privilege(s.oid, 'usage')
            order by 1, 2
            """;
        var statements = new ArrayList<String>();
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, needs.stream().map(Need::table).toList());
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", needs.stream().map(Need::privilege).toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(2) + ";");
                }
            }
        }
        return statements;
    }
}
