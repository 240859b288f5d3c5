package dev.gatekeeper.consumer.apply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement on one row: SQL with `?` in it, and the text that goes to each. Texts travel without a type of their
/// own: the SQL casts them, so PostgreSQL reads each as it reads a literal.
record RowStatement(String sql, List<@Nullable String> texts) {

    /// Counts the rows that were touched.
    int update(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    /// The one truth value that comes back; `otherwise` where no row does.
    boolean ask(Connection connection, boolean otherwise) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement);
            try (var answer = statement.executeQuery()) {
                return answer.next() ? answer.getBoolean(1) : otherwise;
            }
        }
    }

    /// The row whose table and tuple come back.
    Optional<RowName.Address> address(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement);
            try (var answer = statement.executeQuery()) {
                return answer.next()
                        ? Optional.of(new RowName.Address(answer.getString(1), answer.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (var at = 0; at < texts.size(); at++) {
            var text = texts.get(at);
            if (text == null) {
                statement.setNull(at + 1, Types.OTHER);
            } else {
                statement.setObject(at + 1, text, Types.OTHER);
            }
        }
    }

    /// Joins pieces of SQL and gathers their texts on the way.
    static final class Builder {
        private final StringBuilder sql = new StringBuilder();
        private final List<@Nullable String> texts = new ArrayList<>();

        Builder sql(String piece) {
            sql.append(piece);
            return this;
        }

        /// @param piece with one `?`
        Builder sql(String piece, @Nullable String text) {
            sql.append(piece);
            texts.add(text);
            return this;
        }

        RowStatement build() {
            return new RowStatement(sql.toString(), texts);
        }
    }
}
