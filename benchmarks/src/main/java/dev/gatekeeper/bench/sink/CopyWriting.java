package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Row;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// `COPY` into a temporary table, and from there `INSERT … SELECT ON CONFLICT`.
final class CopyWriting implements Writing {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final boolean binary;
    private @Nullable Connection connection;
    private String merge = "";

    /// @param binary whether texts travel in the binary format, and are cast as they are merged; else in the text
    ///     format, into columns of the table's types
    CopyWriting(boolean binary) {
        this.binary = binary;
    }

    @Override
    public String title() {
        return binary ? "binary COPY of texts, casts and merge" : "COPY and merge";
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        this.connection = connection;
        var columns = IntStream.range(0, Row.COLUMNS.size())
                .mapToObj(at -> Row.COLUMNS.get(at) + " " + (binary ? "text" : Row.TYPES.get(at)))
                .collect(Collectors.joining(", "));
        var values = IntStream.range(0, Row.COLUMNS.size())
                .mapToObj(at -> "cast(" + Row.COLUMNS.get(at) + " as " + Row.TYPES.get(at) + ")")
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table incoming (" + columns + ") on commit delete rows");
        }
        merge = "insert into " + table + " as target select " + values + " from incoming " + Texts.ON_CONFLICT;
    }

    @Override
    public void write(List<Row> rows) throws SQLException {
        var open = Objects.requireNonNull(connection, "It has not begun.");
        var bytes = binary ? binary(rows) : text(rows);
        var copy = open.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy incoming from stdin" + (binary ? " (format binary)" : ""));
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
        try (var statement = open.prepareStatement(merge)) {
            statement.executeUpdate();
        }
    }

    private static byte[] text(List<Row> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (var at = 0; at < Row.COLUMNS.size(); at++) {
                text.append(at > 0 ? "\t" : "").append(Texts.of(row, at));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] binary(List<Row> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0); // No flags,
            out.writeInt(0); // and no more of a header.
            for (var row : rows) {
                out.writeShort(Row.COLUMNS.size());
                for (var at = 0; at < Row.COLUMNS.size(); at++) {
                    var value = Texts.of(row, at).getBytes(StandardCharsets.UTF_8);
                    out.writeInt(value.length);
                    out.write(value);
                }
            }
            out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no file.", e);
        }
        return bytes.toByteArray();
    }
}
