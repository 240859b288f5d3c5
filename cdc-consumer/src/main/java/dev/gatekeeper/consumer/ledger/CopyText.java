package dev.gatekeeper.consumer.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows in the text format of PostgreSQL's `COPY … FROM STDIN`. Used by one thread.
final class CopyText {

    private final StringBuilder text = new StringBuilder();
    private boolean inRow;

    /// Adds the next column of the row; null is SQL's NULL.
    CopyText value(@Nullable Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    void endRow() {
        text.append('\n');
        inRow = false;
    }

    private void escape(String value) {
        for (var at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }

    /// @param sql the statement; in the connection's transaction, if it has one
    /// @return how many rows were written
    long send(Connection connection, String sql) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no file.", e);
        }
    }
}
