package dev.gatekeeper.stack.source;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What wal2json prints of the workload, with one set of its options.
record Capture(Map<String, String> options) {

    static final String SLOT = "gatekeeper";

    Capture {
        options = new TreeMap<>(options);
    }

    static Capture with(String... options) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new Capture(map);
    }

    boolean isFormat2() {
        return "2".equals(options.get("format-version"));
    }

    /// Whether a transaction is not told apart, so that each of its changes is a change set of its own.
    boolean isOfChanges() {
        return "0".equals(options.get("include-transaction"));
    }

    /// @param upTo a place in the write-ahead log; null for its end
    /// @return the lines, byte for byte
    List<byte[]> lines(Connection source, @Nullable String upTo) throws SQLException {
        var lines = new ArrayList<byte[]>();
        var sql = "select data from pg_catalog.pg_logical_slot_peek_changes('" + SLOT + "', cast(? as pg_lsn), null, "
                + "variadic cast(? as text[]))";
        try (var statement = source.prepareStatement(sql)) {
            statement.setString(1, upTo);
            statement.setArray(
                    2,
                    source.createArrayOf(
                            "text",
                            options.entrySet().stream()
                                    .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
                                    .toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getBytes(1));
                }
            }
        }
        return lines;
    }

    static byte[] joined(List<byte[]> lines) {
        var body = new ByteArrayOutputStream();
        for (var line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
        return body.toByteArray();
    }

    @Override
    public String toString() {
        return options.isEmpty() ? "as it is" : options.toString();
    }
}
