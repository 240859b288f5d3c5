package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.trouble.Blame;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a refusal of PostgreSQL's is laid to, and what is kept of its words.
class WhoseFaultIT {

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of());
        sink.execute("create table public.t (a int primary key, b text constraint b_is_short check (length(b) < 9))");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void aRejectionBearsAllThatPostgresqlSaid() {
        sink.apply(sink.record(insert(1, "a secret of somebody's")));

        assertThat(sink.query("""
                select (reason, sql_state, schema_name, table_name, column_name, constraint_name)::text
                from cdc.rejection
                """)).containsExactly("(check-constraint,23514,public,t,,b_is_short)");
        assertThat(sink.query("select detail from cdc.rejection"))
                .containsExactly("Change 1 of 1 (insert): PostgreSQL says: new row for relation \"t\" violates check "
                        + "constraint \"b_is_short\"");
        assertThat(sink.query("select sql_detail from cdc.rejection"))
                .containsExactly("Failing row contains (1, a secret of somebody's).");
    }

    @Test
    void theDetailTravelsWithThePayloadAndComesBack() throws Exception {
        sink.apply(sink.record(insert(1, "a secret of somebody's")));
        var kept = sink.context()
                .getBean(Rejections.class)
                .find(UUID.fromString(sink.query("select id from cdc.rejection").getFirst()))
                .orElseThrow();

        var envelope = RejectionJson.write(kept);

        assertThat(new String(envelope, StandardCharsets.UTF_8))
                .contains("\"sqlDetail\":\"Failing row contains (1, a secret of somebody's).\"");
        assertThat(RejectionJson.read(envelope)).isEqualTo(kept);
        assertThat(kept.toString()).doesNotContain("secret");
    }

    @Test
    void aColumnThatMustNotBeNullIsNamed() {
        sink.execute("alter table public.t alter b set not null");

        sink.apply(sink.record("""
            {"change": [{"kind": "insert", "table": "t", "columnnames": ["a", "b"], "columnvalues": [1, null]}]}"""));

        assertThat(sink.query("select (reason, sql_state, table_name, column_name)::text from cdc.rejection"))
                .containsExactly("(not-null,23502,t,b)");
    }

    @Test
    void aDeferredConstraintFailsAtTheEndOfItsOwnChangeSetAndTheOthersCommit() {
        sink.execute("""
            create table public.child (
                a int constraint to_t references public.t deferrable initially deferred)""");

        var applied = sink.apply(
                sink.record(insert(1, "x")),
                sink.record(insertChild(7)),
                sink.record("""
                    {"change": [
                      {"kind": "insert", "table": "child", "columnnames": ["a"], "columnvalues": [2]},
                      {"kind": "insert", "table": "t", "columnnames": ["a"], "columnvalues": [2]}]}"""),
                sink.record(insertChild(1)));

        assertThat(applied.rejected()).isEqualTo(1);
        assertThat(sink.query("select a from public.child order by a")).containsExactly("1", "2");
        assertThat(sink.query("""
                select (log_offset, reason, sql_state, schema_name, table_name, constraint_name)::text
                from cdc.rejection
                """)).containsExactly("(1,foreign-key,23503,public,child,to_t)");
        assertThat(sink.query("select detail from cdc.rejection"))
                .singleElement()
                .asString()
                .startsWith("At the end of the change set: PostgreSQL says: insert or update on table \"child\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0001", "GK001", "0A000", "23514", "54000"})
    void whatATriggerRaisesIsTheChangeSetsFault(String state) {
        raise(state);

        var applied =
                sink.apply(sink.record(insert(1, "x")), sink.record(insert(13, "no")), sink.record(insert(2, "y")));

        assertThat(applied.rejected()).isEqualTo(1);
        assertThat(sink.query("select a from public.t order by a")).containsExactly("1", "2");
        assertThat(sink.query("select (log_offset, sql_state, table_name, sql_detail)::text from cdc.rejection"))
                .containsExactly("(1," + state + ",t,\"The row is no.\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "53100", "57014", "57P01", "08006", "40001", "55P03"})
    void aCodeOfTheDatabasesThatATriggerRaisesIsHeldAndMayBeTheChangeSets(String state) {
        raise(state);
        var good = sink.record(insert(1, "x"));

        var applied = sink.applier().apply(sink.batch(good, sink.record(insert(13, "no"))));

        assertThat(applied).asInstanceOf(type(Applied.Troubled.class)).satisfies(troubled -> {
            assertThat(troubled.why()).contains("not that row", state).doesNotContain("The row is");
            assertThat(Blame.mayBeOneChangeSets(troubled.cause())).isTrue();
        });
        assertThat(sink.query("select a from public.t")).isEmpty();
        assertThat(sink.query("select count(*) from cdc.rejection")).containsExactly("0");
    }

    @Test
    void aPolicyThatForbidsARowMayBeTheChangeSetsFault() {
        sink.execute("""
            alter table public.t enable row level security;
            alter table public.t force row level security;
            create policy few on public.t using (a < 10)""");

        var applied = sink.applier().apply(sink.batch(sink.record(insert(13, "no"))));

        assertThat(applied)
                .asInstanceOf(type(Applied.Troubled.class))
                .satisfies(troubled ->
                        assertThat(Blame.mayBeOneChangeSets(troubled.cause())).isTrue());
    }

    /// From now on a row whose `a` is 13 is refused under this code.
    @Test
    void aLockOnATableThatWasWrittenBeforeIsToldAsSuch() throws Exception {
        sink.close();
        sink = Sink.start(Map.of("gatekeeper.sink.lock-timeout", "100ms"));
        sink.execute("create table public.t (a int primary key, b text)");
        sink.apply(sink.record(insert(1, "one")));
        try (var other = sink.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table public.t in access exclusive mode");

            var applied = sink.applier().apply(sink.batch(sink.record(insert(2, "two"))));

            assertThat(applied)
                    .asInstanceOf(type(Applied.Troubled.class))
                    .extracting(Applied.Troubled::why)
                    .asString()
                    .contains("55P03");
        }
    }

    private void raise(String state) {
        sink.execute("""
            create function public.refuse() returns trigger language plpgsql as $$
            begin
              raise 'not that row' using errcode = '%s', detail = 'The row is ' || new.b || '.';
            end $$;
            create trigger refuse before insert on public.t for each row when (new.a = 13)
            execute function public.refuse()""".formatted(state));
    }

    private static String insert(int a, String b) {
        return """
            {"change": [{"kind": "insert", "table": "t", "columnnames": ["a", "b"], "columnvalues": [%d, "%s"]}]}""".formatted(a, b);
    }

    private static String insertChild(int a) {
        return """
            {"change": [{"kind": "insert", "table": "child", "columnnames": ["a"], "columnvalues": [%d]}]}""".formatted(a);
    }
}
