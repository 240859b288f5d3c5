package dev.gatekeeper.consumer.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows in the binary format of PostgreSQL's `COPY … FROM STDIN`: neither side has to write or read a text for a
/// number, an id or a moment. Used by one thread.
final class BinaryRows {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int MICROS = 1_000_000;
    private static final int NANOS_IN_A_MICRO = 1_000;
    private static final int NULL = -1;
    private static final int END = -1;

    private final int columns;
    private ByteBuffer bytes;

    /// @param columns of each row
    /// @param size that all rows will have, about, in bytes
    BinaryRows(int columns, int size) {
        this.columns = columns;
        bytes = ByteBuffer.allocate(size);
        bytes.put(SIGNATURE);
        bytes.putInt(0); // No flags,
        bytes.putInt(0); // and nothing more in the header.
    }

    /// Begins a row. Each of its columns is to follow, in order.
    BinaryRows row() {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    /// A column of the type `uuid`; null is SQL's NULL.
    BinaryRows uuid(@Nullable UUID value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + 2 * Long.BYTES)
                    .putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
        return this;
    }

    BinaryRows text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    /// A column of the type `integer`.
    BinaryRows int4(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /// A column of the type `bigint`.
    BinaryRows int8(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /// A column of the type `timestamptz`, which knows microseconds.
    BinaryRows moment(Instant value) {
        return int8((value.getEpochSecond() - EPOCH_SECOND) * MICROS + value.getNano() / NANOS_IN_A_MICRO);
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + count))
                    .put(bytes.flip());
        }
        return bytes;
    }

    /// @param sql the statement, with `format binary`; in the connection's transaction, if it has one
    /// @return how many rows were written
    long send(Connection connection, String sql) throws SQLException {
        room(Short.BYTES).putShort((short) END);
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(bytes.array(), 0, bytes.position()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no file.", e);
        }
    }
}
