package dev.gatekeeper.consumer.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows in the text format of PostgreSQL's `COPY … FROM STDIN`. Used by one thread.
final class CopyText {

    private byte[] bytes = new byte[1 << 16];
    private int end;
    private boolean inRow;

    /// Adds the next column of the row; null is SQL's NULL.
    CopyText value(@Nullable Object value) {
        if (inRow) {
            add('\t');
        }
        inRow = true;
        if (value == null) {
            add('\\');
            add('N');
        } else {
            escape(value.toString());
        }
        return this;
    }

    void endRow() {
        add('\n');
        inRow = false;
    }

    private void escape(String value) {
        for (var octet : value.getBytes(StandardCharsets.UTF_8)) {
            switch (octet) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> add(octet);
            }
        }
    }

    private void escaped(char letter) {
        add('\\');
        add(letter);
    }

    private void add(int octet) {
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[end++] = (byte) octet;
    }

    /// @param sql the statement; in the connection's transaction, if it has one
    /// @return how many rows were written
    long send(Connection connection, String sql) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(bytes, 0, end));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no file.", e);
        }
    }
}
