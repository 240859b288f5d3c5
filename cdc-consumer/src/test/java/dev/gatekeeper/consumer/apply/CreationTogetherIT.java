package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.Positions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Partitions that meet the same new tables at the same time, and people who look at them meanwhile.
class CreationTogetherIT {

    private static final int PARTITIONS = 3;
    private static final int ROUNDS = 15;

    private final TopicIdentity topic = new TopicIdentity("together", "made-by-hand", PARTITIONS);
    private Sink sink;

    /// Deadlocks are found sooner than locks are given up.
    @BeforeEach
    void start() {
        sink = Sink.start(Map.of("gatekeeper.sink.auto-create", "true", "gatekeeper.sink.lock-timeout", "5s"));
        for (var partition = 0; partition < PARTITIONS; partition++) {
            sink.context().getBean(Positions.class).start(topic, partition, 0, 0);
        }
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    /// Each names two tables and a new column of each, every other one in the opposite order.
    @Test
    void nobodyFailsAndNobodyWaitsForGood() throws Exception {
        var together = new CyclicBarrier(PARTITIONS);
        try (var threads = Executors.newFixedThreadPool(PARTITIONS)) {
            var partitions = new ArrayList<Callable<List<Applied>>>();
            for (var at = 0; at < PARTITIONS; at++) {
                var batches = batches(at);
                partitions.add(() -> {
                    var applied = new ArrayList<Applied>();
                    for (var batch : batches) {
                        together.await(20, TimeUnit.SECONDS);
                        applied.add(sink.applier().apply(batch));
                    }
                    return applied;
                });
            }

            var results = threads.invokeAll(partitions);

            for (var result : results) {
                assertThat(result.get())
                        .hasSize(ROUNDS)
                        .allSatisfy(applied -> assertThat(applied).isInstanceOf(Applied.Committed.class));
            }
        }
        assertThat(sink.query("select count(*) from public.a4")).containsExactly("9");
        assertThat(sink.query("select count(*) from public.b4")).containsExactly("9");
        assertThat(sink.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    @Test
    void whoReadsATableHoldsUpTheNewColumnAndNothingIsLost() throws Exception {
        sink.execute("create table public.t (a int)");
        var batch = sink.batch(sink.record(insert("t", "\"a\",\"b\"", "\"integer\",\"text\"", "1,\"x\"")));
        try (var reader = sink.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from public.t");

            var blocked = sink.applier().apply(batch);

            assertThat(blocked)
                    .isInstanceOfSatisfying(
                            Applied.Troubled.class,
                            troubled -> assertThat(troubled.why()).contains("55P03"));
        }
        assertThat(sink.applier().apply(batch)).isInstanceOf(Applied.Committed.class);
        assertThat(sink.query("select t::text from public.t t")).containsExactly("(1,x)");
    }

    @Test
    void aMissingPrivilegeIsTheOperatorsAndTheRemedyNamesIt() {
        sink.execute("create table public.theirs (a int); create schema closed;"
                + " revoke create on schema public from public, pg_database_owner");
        var change = sink.record(insert("t", "\"a\"", "\"integer\"", "1"));
        var role = sink.query("select current_user").getFirst();

        var blocked = sink.applier().apply(sink.batch(change));

        assertThat(blocked).isInstanceOfSatisfying(Applied.Troubled.class, troubled -> {
            assertThat(troubled.why()).contains("permission denied for schema public", "42501");
            assertThat(sink.context().getBean(Remedies.class).against(troubled.cause(), change.changeSet()))
                    .startsWith("Run: grant usage, create on schema public to " + role + ";");
        });
        sink.execute("grant create on schema public to " + role);
        assertThat(sink.applier().apply(sink.batch(change))).isInstanceOf(Applied.Committed.class);
    }

    private List<Batch> batches(int partition) {
        var batches = new ArrayList<Batch>();
        for (var round = 0; round < ROUNDS; round++) {
            batches.add(new Batch(topic, partition, round, List.of(record(partition, round))));
        }
        return batches;
    }

    private LogRecord.Accepted record(int partition, int round) {
        var names = round % 3 == 0 ? "\"id\"" : "\"id\",\"c%d\"".formatted(round % 3);
        var types = round % 3 == 0 ? "\"integer\"" : "\"integer\",\"text\"";
        var values = partition * ROUNDS + round + (round % 3 == 0 ? "" : ",\"x\"");
        var tables = new ArrayList<>(List.of("a" + round / 3, "b" + round / 3));
        if (partition % 2 == 1) {
            Collections.reverse(tables);
        }
        var changes = tables.stream()
                .map(table -> insert(table, names, types, values))
                .map(changeSet -> changeSet.substring("{\"change\":[".length(), changeSet.length() - 2))
                .toList();
        var record = sink.record("{\"change\":[" + String.join(",", changes) + "]}");
        return LogRecord.Accepted.of(
                new Place(topic.name(), partition, round),
                record.id(),
                record.stream(),
                record.sender(),
                record.payload(),
                record.changeSet());
    }

    private static String insert(String table, String names, String types, String values) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":[%s],"columntypes":[%s],"columnvalues":[%s],"pk":{"pknames":["%s"]}}]}""".formatted(table, names, types, values, names.contains("id") ? "id" : "a");
    }
}
