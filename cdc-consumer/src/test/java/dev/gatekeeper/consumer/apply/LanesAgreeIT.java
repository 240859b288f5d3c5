package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same random change sets, many of them bad, by the fast lane, by the careful lane, and record by record: the
/// tables, what the ledger says of each, and the rejections are equal.
class LanesAgreeIT {

    private static final int BATCHES = 40;
    private static final int CHANGE_SETS = 25;

    /// The usual settings, and those that refuse more.
    static List<Map<String, Object>> settings() {
        return List.of(
                Map.of(),
                Map.of("gatekeeper.sink.insert-mode", "strict"),
                Map.of("gatekeeper.sink.missing-row", "reject"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theLanesAgree(Map<String, Object> settings) {
        var seed = Long.getLong("gatekeeper.seed", 20261121);
        try (var fast = Sink.start(settings);
                var careful = Sink.start(with(settings, "gatekeeper.sink.folding", "false"));
                var single = Sink.start(settings)) {
            List.of(fast, careful, single).forEach(sink -> sink.execute(RandomChangeSets.TABLES));
            var random = new RandomChangeSets(new Random(seed));
            for (var batch = 0; batch < BATCHES; batch++) {
                var bodies = random.next(CHANGE_SETS);

                apply(fast, bodies);
                apply(careful, bodies);
                bodies.forEach(body -> apply(single, List.of(body)));

                assertThat(told(fast))
                        .as("fast and careful, seed %d, batch %d: %s", seed, batch, bodies)
                        .isEqualTo(told(careful));
                assertThat(told(fast))
                        .as("fast and single, seed %d, batch %d: %s", seed, batch, bodies)
                        .isEqualTo(told(single));
            }
            assertThat(fast.query("select outcome from cdc.change_set group by outcome having count(*) > 100"))
                    .containsExactlyInAnyOrder("applied", "rejected");
        }
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static void apply(Sink sink, List<String> bodies) {
        var start = sink.end();
        var records = new ArrayList<LogRecord>();
        bodies.forEach(body -> records.add(sink.record(body)));
        assertThat(sink.applier().apply(new Batch(sink.topic(), 0, start, records)))
                .isInstanceOf(Applied.Committed.class);
    }

    private static List<String> told(Sink sink) {
        return sink.query(RandomChangeSets.ROWS + """
            union all
            select (log_offset, outcome, inserted, updated, deleted, truncated, messages, overwritten, missing)::text
            from cdc.change_set
            union all
            select (id, change_set_id, log_offset, reason, detail, sql_state, table_name, column_name)::text from cdc.rejection
            order by 1
            """);
    }
}
