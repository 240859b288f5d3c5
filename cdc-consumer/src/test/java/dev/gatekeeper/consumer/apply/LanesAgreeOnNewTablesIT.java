package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.LogRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same random change sets on a database without tables, by the fast lane, by the careful lane, and record by
/// record: the same tables are made, with the same columns, keys and rows, and the same change sets are refused.
class LanesAgreeOnNewTablesIT {

    private static final int BATCHES = 25;
    private static final int CHANGE_SETS = 20;
    private static final List<String> TYPES =
            List.of("integer", "text", "numeric(6,2)", "character varying(2)", "boolean", "no_such_type");

    private final Random random = new Random(Long.getLong("gatekeeper.seed", 20261121));

    @Test
    void theLanesAgree() {
        Map<String, Object> settings = Map.of("gatekeeper.sink.auto-create", "true");
        try (var fast = Sink.start(settings);
                var careful =
                        Sink.start(Map.of("gatekeeper.sink.auto-create", "true", "gatekeeper.sink.folding", "false"));
                var single = Sink.start(settings)) {
            for (var batch = 0; batch < BATCHES; batch++) {
                var bodies = Stream.generate(this::changeSet).limit(CHANGE_SETS).toList();

                apply(fast, bodies);
                apply(careful, bodies);
                bodies.forEach(body -> apply(single, List.of(body)));

                assertThat(told(fast))
                        .as("fast and careful, batch %d: %s", batch, bodies)
                        .isEqualTo(told(careful));
                assertThat(told(fast))
                        .as("fast and single, batch %d: %s", batch, bodies)
                        .isEqualTo(told(single));
                if (batch % 5 == 4) {
                    var gone = "drop table if exists public.t" + random.nextInt(5);
                    List.of(fast, careful, single).forEach(sink -> sink.execute(gone));
                }
            }
            assertThat(fast.query("select outcome from cdc.change_set group by outcome having count(*) > 50"))
                    .containsExactlyInAnyOrder("applied", "rejected");
            assertThat(wentBy(fast, "")).isGreaterThan(50);
            assertThat(wentBy(fast, "making")).isGreaterThan(10);
        }
    }

    private static double wentBy(Sink sink, String why) {
        return sink.context()
                .getBean(MeterRegistry.class)
                .get("gatekeeper.lane.change.sets")
                .tag("why", why)
                .counter()
                .count();
    }

    private String changeSet() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> change())
                .collect(joining(",", "{\"change\":[", "]}"));
    }

    /// One table has no key, so rows of it that are equal; which of them is meant nobody can tell.
    private String change() {
        var table = random.nextInt(5);
        var id = String.valueOf(random.nextInt(6));
        var old = "\"oldkeys\":{\"keynames\":[\"id\"],\"keytypes\":[\"integer\"],\"keyvalues\":[" + id + "]}";
        var kind = switch (table == 0 ? 2 : random.nextInt(5)) {
            case 0 -> "\"kind\":\"delete\"," + old;
            case 1 -> "\"kind\":\"update\"," + row(id) + "," + old;
            default -> "\"kind\":\"insert\"," + row(id);
        };
        var key = table == 0 ? "" : ",\"pk\":{\"pknames\":[\"id\"],\"pktypes\":[\"integer\"]}";
        return "{\"table\":\"t" + table + "\"," + kind + key + "}";
    }

    /// Mostly a column has the type that it always has; a value fits the type that is said, which need not be the
    /// column's.
    private String row(String id) {
        var names = new ArrayList<>(List.of("\"id\""));
        var types = new ArrayList<>(List.of("\"integer\""));
        var values = new ArrayList<>(List.of(id));
        for (var column = 0; column < 6; column++) {
            if (random.nextInt(3) == 0) {
                var type = TYPES.get(random.nextInt(6) == 0 ? random.nextInt(6) : column % 5);
                names.add("\"c" + column + "\"");
                types.add("\"" + type + "\"");
                values.add(random.nextInt(4) == 0 ? "null" : value(type));
            }
        }
        return "\"columnnames\":" + names + ",\"columntypes\":" + types + ",\"columnvalues\":" + values;
    }

    private String value(String type) {
        return switch (type) {
            case "text", "character varying(2)" -> random.nextInt(15) == 0 ? "\"long\"" : "\"x\"";
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> String.valueOf(random.nextInt(99));
        };
    }

    private static void apply(Sink sink, List<String> bodies) {
        var records = bodies.stream().map(sink::record).toArray(LogRecord[]::new);
        assertThat(sink.applier().apply(sink.batch(records))).isInstanceOf(Applied.Committed.class);
    }

    private static List<String> told(Sink sink) {
        var told = new ArrayList<>(sink.everything());
        told.addAll(sink.query("""
            select concat_ws(' ', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull)
            from pg_attribute where attnum > 0 and attrelid in (
                select oid from pg_class where relnamespace = 'public'::regnamespace)
            union all
            select (log_offset, outcome, inserted, updated, deleted, overwritten, missing)::text from cdc.change_set
            union all
            select (log_offset, reason, detail, sql_state, table_name, column_name)::text from cdc.rejection
            order by 1
            """));
        return told;
    }
}
