package dev.gatekeeper.consumer.create;

import dev.gatekeeper.changeset.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// Lets one transaction at a time make or alter a table, whether the table is there or not, however many
/// consumers meet it at once.
final class TableLocks {

    /// Tells these advisory locks from others', Gatekeeper's own included: the letters of "made".
    private static final int CLASS = 0x6d616465;

    private TableLocks() {}

    /// Takes the locks of these tables, until the transaction or the savepoint that it is in ends. Those who
    /// take all that they need at once don't block each other for good: everybody goes by the same order. Two
    /// tables may share a lock.
    static void take(Connection connection, Collection<TableName> names) throws SQLException {
        var numbers = names.stream()
                .map(name -> name.quoted().hashCode())
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        var sql = "select pg_advisory_xact_lock(?, number) from unnest(?) as number";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, CLASS);
            query.setArray(2, connection.createArrayOf("int4", numbers));
            query.execute();
        }
    }
}
