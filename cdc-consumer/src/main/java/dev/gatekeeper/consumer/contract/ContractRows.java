package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.NameArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// `cdc.table_contract`, and the versions that were given out. Works in the caller's transaction.
final class ContractRows {

    private ContractRows() {}

    /// @param contract in JSON, which bears the version too
    record Row(long version, String contract) {}

    static Map<TableName, Row> find(Connection connection, Collection<TableName> names) throws SQLException {
        var sql = """
            select k.schema_name, k.table_name, k.version, k.contract
            from unnest(?, ?) as wanted(schema_name, table_name)
            join cdc.table_contract k on k.schema_name = wanted.schema_name and k.table_name = wanted.table_name
            """;
        try (var query = connection.prepareStatement(sql)) {
            NameArrays.set(query, 1, names);
            var rows = new HashMap<TableName, Row>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    rows.put(
                            TableName.of(found.getString(1), found.getString(2)),
                            new Row(found.getLong(3), found.getString(4)));
                }
            }
            return rows;
        }
    }

    /// Of all that were entered.
    static Map<TableName, Long> versions(Connection connection) throws SQLException {
        try (var query =
                        connection.prepareStatement("select schema_name, table_name, version from cdc.table_contract");
                var found = query.executeQuery()) {
            var versions = new HashMap<TableName, Long>();
            while (found.next()) {
                versions.put(TableName.of(found.getString(1), found.getString(2)), found.getLong(3));
            }
            return versions;
        }
    }

    static void put(Connection connection, Map<TableName, Row> rows) throws SQLException {
        var sql = """
            insert into cdc.table_contract as kept (schema_name, table_name, version, contract, entered_at)
            values (?, ?, ?, ?, now())
            on conflict (schema_name, table_name) do update set
                version = excluded.version, contract = excluded.contract, entered_at = excluded.entered_at
            """;
        try (var insert = connection.prepareStatement(sql)) {
            for (var row : rows.entrySet()) {
                insert.setString(1, row.getKey().schema().text());
                insert.setString(2, row.getKey().table().text());
                insert.setLong(3, row.getValue().version());
                insert.setString(4, row.getValue().contract());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void delete(Connection connection, Collection<TableName> names) throws SQLException {
        var sql = """
            delete from cdc.table_contract k using unnest(?, ?) as gone(schema_name, table_name)
            where k.schema_name = gone.schema_name and k.table_name = gone.table_name
            """;
        try (var delete = connection.prepareStatement(sql)) {
            NameArrays.set(delete, 1, names);
            delete.executeUpdate();
        }
    }

    /// Deletes those of all other tables.
    static void keepOnly(Connection connection, Collection<TableName> names) throws SQLException {
        var sql = """
            delete from cdc.table_contract k where not exists (
                select from unnest(?, ?) as there(schema_name, table_name)
                where there.schema_name = k.schema_name and there.table_name = k.table_name)
            """;
        try (var delete = connection.prepareStatement(sql)) {
            NameArrays.set(delete, 1, names);
            delete.executeUpdate();
        }
    }

    /// The highest version that any contract has had.
    static long lastVersion(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select last_version from cdc.contract_publisher");
                var found = query.executeQuery()) {
            if (!found.next()) {
                throw new SQLException("cdc.contract_publisher has lost its row: insert into cdc.contract_publisher"
                        + " default values;");
            }
            return found.getLong(1);
        }
    }

    static void lastVersion(Connection connection, long version) throws SQLException {
        try (var update = connection.prepareStatement(
                "update cdc.contract_publisher set last_version = ? where last_version < ?")) {
            update.setLong(1, version);
            update.setLong(2, version);
            update.executeUpdate();
        }
    }
}
