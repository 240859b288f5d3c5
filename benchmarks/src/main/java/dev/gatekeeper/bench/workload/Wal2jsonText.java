package dev.gatekeeper.bench.workload;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Change sets as wal2json prints them in format 1, with its default options.
public final class Wal2jsonText {

    private static final String COLUMNS =
            "\"columnnames\":" + texts(Row.COLUMNS) + ",\"columntypes\":" + texts(Row.TYPES);

    private Wal2jsonText() {}

    /// @param number makes the transaction's LSN
    public static byte[] changeSet(long number, List<Operation> operations) {
        var text = new StringBuilder(operations.size() * 300 + 100);
        text.append("{\"nextlsn\":\"").append(lsn(number)).append("\",\"change\":[");
        for (var operation : operations) {
            append(text, operation);
            text.append(',');
        }
        text.setLength(text.length() - 1);
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The LSN of a transaction, by its number.
    static String lsn(long number) {
        return "1/%X".formatted(0x1000 + number * 0x38);
    }

    private static void append(StringBuilder text, Operation operation) {
        switch (operation) {
            case Operation.Upsert(var table, var row) ->
                head(text, "insert", table)
                        .append(COLUMNS)
                        .append(",\"columnvalues\":[")
                        .append(row.id())
                        .append(',')
                        .append(row.version())
                        .append(',')
                        .append(row.amount())
                        .append(",\"")
                        .append(row.placedAt())
                        .append("\",\"")
                        .append(row.note())
                        .append("\"]}");
            case Operation.Delete(var table, var id) ->
                head(text, "delete", table)
                        .append("\"oldkeys\":{\"keynames\":[\"id\"],\"keytypes\":[\"bigint\"],\"keyvalues\":[")
                        .append(id)
                        .append("]}}");
        }
    }

    private static StringBuilder head(StringBuilder text, String kind, String table) {
        return text.append("{\"kind\":\"")
                .append(kind)
                .append("\",\"schema\":\"public\",\"table\":\"")
                .append(table)
                .append("\",");
    }

    private static String texts(List<String> values) {
        return values.stream().collect(joining("\",\"", "[\"", "\"]"));
    }
}
