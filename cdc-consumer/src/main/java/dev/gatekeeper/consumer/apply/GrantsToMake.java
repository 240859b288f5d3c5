package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.NameArrays;
import dev.gatekeeper.consumer.create.Creation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the consumer's role misses to make the tables and columns that a change set names, as the statements to be
/// run. Thread-safe.
@Singleton
final class GrantsToMake {

    private final Creation creation;
    private final Foresight foresight;

    GrantsToMake(Creation creation, Foresight foresight) {
        this.creation = creation;
        this.foresight = foresight;
    }

    /// Empty where none is missing, or nothing is made at all.
    List<String> missing(Connection connection, ChangeSet changeSet) throws SQLException {
        if (!creation.isAllowed()) {
            return List.of();
        }
        var made = foresight.of(connection, List.of(changeSet));
        return made.isEmpty() ? List.of() : missing(connection, made);
    }

    private static List<String> missing(Connection connection, Set<TableName> made) throws SQLException {
        // Only a table's owner adds columns to it.
        var sql = """
            select format(case when c.oid is null then 'grant usage, create on schema %1$I to %3$I'
                               else 'alter table %1$I.%2$I owner to %3$I' end,
                          n.nspname, c.relname, current_user) as statement
            from unnest(?, ?) as made (schema_name, table_name)
            join pg_namespace n on n.nspname = made.schema_name
            left join pg_class c on c.relnamespace = n.oid and c.relname = made.table_name
            where case when c.oid is null
                       then not has_schema_privilege(n.oid, 'usage') or not has_schema_privilege(n.oid, 'create')
                       else not pg_has_role(c.relowner, 'usage') end
            group by statement
            order by statement
            """;
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, made);
            var statements = new ArrayList<String>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    statements.add(found.getString(1) + ";");
                }
            }
            return statements;
        }
    }
}
