package dev.gatekeeper.consumer.rejection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// A condition in SQL.
///
/// @param sql one of our own, with a `?` for each of the values
record Condition(String sql, List<Object> values) {

    Condition(String sql, Object value) {
        this(sql, List.of(value));
    }

    /// All of them; true where there are none.
    static String all(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(Condition::sql).collect(Collectors.joining(" and "));
    }

    /// @param at the statement's first parameter that is meant
    /// @return the one after the last
    static int bind(List<Condition> conditions, PreparedStatement statement, int at) throws SQLException {
        var next = at;
        for (var condition : conditions) {
            for (var value : condition.values()) {
                statement.setObject(next++, value);
            }
        }
        return next;
    }
}
