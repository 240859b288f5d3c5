package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.ledger.Effects;
import dev.gatekeeper.consumer.ledger.Ledger;
import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.LostClaimException;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.transaction.Transactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows, ledger, position and rejections: together or not at all, and once.
class GuaranteeIT {

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of());
        sink.execute("create table public.t (a int primary key, b text)");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void theExampleLeavesItsOneRow() throws Exception {
        sink.execute("create table public.mytable (a integer, b text, c text, primary key (a, c))");
        var example = sink.record(Files.readString(Path.of("../resources/example.json")));

        var applied = sink.apply(example);

        assertThat(applied.written()).isEqualTo(1);
        assertThat(sink.query("select m::text from public.mytable m"))
                .containsExactly("(2,\"Test 2\",\"2019-03-27 10:13:13.948514\")");
        assertThat(sink.query("select (inserted, updated, deleted, outcome)::text from cdc.change_set"))
                .containsExactly("(3,0,2,applied)");
    }

    @Test
    void anIdTwiceInOnePollIsAppliedOnce() {
        sink.execute("create table public.nokey (a int)");
        var body = insert("nokey", "[\"a\"]", "[1]");

        var applied = sink.apply(sink.record("one", body), sink.record("two", body), sink.record("one", body));

        assertThat(applied).isEqualTo(new Applied.Committed(3, 2, 1, List.of()));
        assertThat(sink.query("select a from public.nokey")).containsExactly("1", "1");
        assertThat(sink.query("select log_offset from cdc.change_set order by 1"))
                .containsExactly("0", "1");
    }

    @Test
    void aKeyWithAnotherPayloadIsRejectedAndTheFirstStays() {
        sink.apply(sink.record("k", insert("t", "[\"a\", \"b\"]", "[1, \"first\"]")));

        sink.apply(sink.record("k", insert("t", "[\"a\", \"b\"]", "[1, \"second\"]")));

        assertThat(sink.query("select b from public.t")).containsExactly("first");
        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("idempotency-key-reused");
        assertThat(sink.query("select outcome from cdc.change_set")).containsExactly("applied");
    }

    @Test
    void aKeyWhoseFirstWasRejectedIsTriedAnewWithAnotherPayload() {
        sink.apply(sink.record("k", insert("missing", "[\"a\"]", "[1]")));

        sink.apply(sink.record("k", insert("t", "[\"a\"]", "[1]")));

        assertThat(sink.query("select a from public.t")).containsExactly("1");
        assertThat(sink.query("select outcome from cdc.change_set")).containsExactly("applied");
        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("unknown-table");
    }

    @Test
    void aSecondPayloadInTheSamePollIsJudgedByWhatBecameOfTheFirst() {
        var applied = sink.applier()
                .apply(sink.batch(
                        sink.record("k", insert("missing", "[\"a\"]", "[1]")),
                        sink.record("between", insert("t", "[\"a\", \"b\"]", "[2, \"between\"]")),
                        sink.record("k", insert("t", "[\"a\", \"b\"]", "[2, \"after\"]")),
                        sink.record("k", insert("t", "[\"a\", \"b\"]", "[2, \"reused\"]"))));

        assertThat(applied)
                .isEqualTo(new Applied.Committed(4, 2, 0, List.of("unknown-table", "idempotency-key-reused")));
        assertThat(sink.query("select b from public.t")).containsExactly("after");
    }

    @Test
    void aConsumerThatLostItsPartitionCommitsNothing() {
        var theirs = sink.record(insert("t", "[\"a\"]", "[1]"));
        var ours = new Batch(sink.topic(), 0, 0, List.of(sink.record(insert("t", "[\"a\"]", "[2]"))));
        sink.apply(theirs);
        var before = sink.everything();

        var applied = sink.applier().apply(ours);

        assertThat(applied).isInstanceOf(Applied.Lost.class);
        assertThat(sink.everything()).isEqualTo(before);
    }

    @Test
    void poisonInTheMiddleIsRejectedAndTheRestCommitsInOrder() {
        var applied = sink.apply(
                sink.record(insert("t", "[\"a\", \"b\"]", "[1, \"x\"]")),
                sink.record(insert("t", "[\"a\", \"b\"]", "[2, \"y\"]")),
                sink.record("poison", """
                    {"change": [
                      {"kind": "insert", "table": "t", "columnnames": ["a"], "columnvalues": [3]},
                      {"kind": "insert", "table": "t", "columnnames": ["a"], "columnvalues": ["not a number"]}]}"""),
                sink.record(insert("t", "[\"a\", \"b\"]", "[2, \"z\"]")),
                sink.record("poison 2", insert("nowhere", "[\"a\"]", "[1]")));

        assertThat(applied).isEqualTo(new Applied.Committed(5, 3, 0, List.of("bad-value", "unknown-table")));
        assertThat(sink.query("select t::text from public.t t order by a")).containsExactly("(1,x)", "(2,z)");
        assertThat(
                        sink.query(
                                "select (reason, sql_state, log_offset, schema_name, table_name)::text from cdc.rejection order by log_offset"))
                .containsExactly("(bad-value,22P02,2,public,t)", "(unknown-table,42P01,4,public,nowhere)");
        assertThat(sink.query("select detail from cdc.rejection order by log_offset")
                        .getFirst())
                .startsWith("Change 2 of 2 (insert): PostgreSQL says: invalid input syntax for type integer");
        assertThat(sink.query("select overwritten from cdc.change_set where log_offset = 3"))
                .containsExactly("1");
    }

    @Test
    void anIdThatWasAppliedMeanwhileIsNotEnteredAgain() {
        var record = sink.record("k", insert("t", "[\"a\"]", "[1]"));
        sink.apply(record);

        var ledger = sink.context().getBean(Ledger.class);
        var transactions = sink.context().getBean(Transactions.class);

        assertThatThrownBy(() -> transactions.write(_ -> {
                    ledger.enter(List.of(LedgerEntry.applied(record, Effects.NONE, Instant.now())));
                    return "entered";
                }))
                .isInstanceOf(LostClaimException.class);
    }

    @Test
    void whatIsOlderThanTheLedgerRemembersIsRejected() {
        var old =
                sink.record("old", insert("t", "[\"a\"]", "[1]"), Instant.now().minus(Duration.ofDays(31)));

        sink.apply(old);

        assertThat(sink.query("select a from public.t")).isEmpty();
        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("too-old");
        assertThat(sink.query("select outcome from cdc.change_set")).containsExactly("rejected");
    }

    @Test
    void aRepeatIsCountedAndHasNoEffect() {
        var body = insert("t", "[\"a\", \"b\"]", "[1, \"x\"]");
        sink.applier().apply(sink.batch(sink.record("k", body)));
        sink.execute("update public.t set b = 'changed since'");

        sink.applier().apply(sink.batch(sink.record("k", body)));

        assertThat(sink.query("select b from public.t")).containsExactly("changed since");
        assertThat(sink.query("select repeats from cdc.change_set")).containsExactly("1");
    }

    private static String insert(String table, String names, String values) {
        return """
            {"change": [{"kind": "insert", "table": "%s", "columnnames": %s, "columnvalues": %s}]}""".formatted(table, names, values);
    }
}
