package dev.gatekeeper.faults.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes change sets as wal2json does in its format 1.
public final class ChangeSetJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ChangeSetJson() {}

    public static byte[] write(List<Op> ops) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("change");
            for (var op : ops) {
                json.writeStartObject();
                write(op, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Op op, JsonGenerator json) throws IOException {
        switch (op) {
            case Op.Insert(var table, var row) -> {
                head("insert", table, json);
                columns("column", table, row, json);
            }
            case Op.Update(var table, var row, var oldKeys) -> {
                head("update", table, json);
                columns("column", table, row, json);
                oldKeys(table, oldKeys, json);
            }
            case Op.Delete(var table, var oldKeys) -> {
                head("delete", table, json);
                oldKeys(table, oldKeys, json);
            }
            case Op.Message(var content) -> {
                json.writeStringField("kind", "message");
                json.writeBooleanField("transactional", true);
                json.writeStringField("prefix", "chaos");
                json.writeStringField("content", content);
            }
        }
    }

    private static void head(String kind, String table, JsonGenerator json) throws IOException {
        json.writeStringField("kind", kind);
        json.writeStringField("schema", "public");
        json.writeStringField("table", table);
    }

    private static void oldKeys(String table, Row oldKeys, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("oldkeys");
        columns("key", table, oldKeys, json);
        json.writeEndObject();
    }

    private static void columns(String what, String table, Row row, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(what + "names");
        for (var column : row.values().keySet()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart(what + "types");
        for (var column : row.values().keySet()) {
            json.writeString(type(table, column));
        }
        json.writeEndArray();
        json.writeArrayFieldStart(what + "values");
        for (var column : row.values().entrySet()) {
            value(type(table, column.getKey()), column.getValue(), json);
        }
        json.writeEndArray();
    }

    private static void value(String type, @Nullable String value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case "integer", "bigint", "numeric(12,2)" -> json.writeNumber(value);
            case "boolean" -> json.writeBoolean(value.equals("true"));
            default -> json.writeString(value);
        }
    }

    /// What is in no table is said to be text.
    private static String type(String table, String column) {
        var known = Schema.TABLES.get(table);
        return known == null
                ? "text"
                : Objects.requireNonNullElse(known.columns().get(column), "text");
    }
}
