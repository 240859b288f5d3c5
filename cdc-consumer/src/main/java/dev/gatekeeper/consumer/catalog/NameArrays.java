package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/// Tables' names as two parameters of a statement, to be unnested beside each other.
public final class NameArrays {

    private NameArrays() {}

    /// @param first where the schemas' array stands; the tables' is the next
    public static void set(PreparedStatement statement, int first, Collection<TableName> names) throws SQLException {
        statement.setArray(first, texts(statement.getConnection(), names, TableName::schema));
        statement.setArray(first + 1, texts(statement.getConnection(), names, TableName::table));
    }

    private static Array texts(Connection connection, Collection<TableName> names, Function<TableName, Identifier> part)
            throws SQLException {
        return connection.createArrayOf(
                "text", names.stream().map(part).map(Identifier::text).toArray());
    }
}
