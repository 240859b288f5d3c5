package dev.gatekeeper.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// Rows as Debezium's sink takes them at the least cost: flattened, in JSON, with the schema in the converter's
/// configuration, so that no record bears it. Columns are as Debezium's source renders them, the timestamp with
/// `time.precision.mode=connect`: its unnest statement fails on a `MicroTimestamp`.
public final class DebeziumText {

    /// The key's schema, for `key.converter.schema.content`.
    public static final String KEY_SCHEMA =
            "{\"type\":\"struct\",\"optional\":false,\"fields\":[{\"field\":\"id\",\"type\":\"int64\",\"optional\":false}]}";

    /// The row's schema, for `value.converter.schema.content`.
    public static final String VALUE_SCHEMA = "{\"type\":\"struct\",\"optional\":false,\"fields\":["
            + "{\"field\":\"id\",\"type\":\"int64\",\"optional\":false},"
            + "{\"field\":\"version\",\"type\":\"int32\",\"optional\":false},"
            + "{\"field\":\"amount\",\"type\":\"bytes\",\"optional\":false,"
            + "\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
            + "\"parameters\":{\"scale\":\"2\",\"connect.decimal.precision\":\"12\"}},"
            + "{\"field\":\"placed_at\",\"type\":\"int64\",\"optional\":false,"
            + "\"name\":\"org.apache.kafka.connect.data.Timestamp\",\"version\":1},"
            + "{\"field\":\"note\",\"type\":\"string\",\"optional\":false}]}";

    private DebeziumText() {}

    static byte[] key(Operation operation) {
        return ("{\"id\":" + operation.id() + "}").getBytes(UTF_8);
    }

    /// Null for a delete: a tombstone.
    static byte @Nullable [] value(Operation operation) {
        return switch (operation) {
            case Operation.Upsert(var _, var row) ->
                ("{\"id\":" + row.id() + ",\"version\":" + row.version() + ",\"amount\":" + row.amount()
                                + ",\"placed_at\":" + row.placedAtMillis() + ",\"note\":\"" + row.note() + "\"}")
                        .getBytes(UTF_8);
            case Operation.Delete _ -> null;
        };
    }
}
