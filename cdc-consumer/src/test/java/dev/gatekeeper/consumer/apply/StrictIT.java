package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.LogRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What changes where the sink is told to be strict; and what only format 2 will bring.
class StrictIT {

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of(
                "gatekeeper.sink.insert-mode", "strict",
                "gatekeeper.sink.missing-row", "reject",
                "gatekeeper.sink.schemas", "public, app"));
        sink.execute("""
            create schema app; create schema secret; create table secret.t (a int);
            create table public.t (a int primary key, b text); insert into public.t values (1, 'x');
            create table app.child (a int references public.t)""");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void anInsertOverATakenKeyIsRejectedWithoutQuotingTheRow() {
        sink.apply(sink.record("""
            {"change":[{"kind":"insert","table":"t","columnnames":["a","b"],"columntypes":["integer","text"],"columnvalues":[1,"y"]}]}"""));

        assertThat(sink.query("select b from public.t")).containsExactly("x");
        assertThat(sink.query("select (reason, sql_state, constraint_name, detail)::text from cdc.rejection"))
                .containsExactly(
                        "(duplicate-key,23505,t_pkey,\"Change 1 of 1 (insert): PostgreSQL says: duplicate key value"
                                + " violates unique constraint \"\"t_pkey\"\"\")");
    }

    @Test
    void anUpdateOfNoRowIsRejected() {
        sink.apply(sink.record("""
            {"change":[{"kind":"update","table":"t","columnnames":["b"],"columntypes":["text"],"columnvalues":["y"],
             "oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[7]}}]}"""));

        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("missing-row");
    }

    @Test
    void onlyTheSchemasThatAreListedAreWritten() {
        sink.apply(sink.record("""
                    {"change":[{"kind":"insert","schema":"app","table":"child","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""), sink.record("""
                    {"change":[{"kind":"insert","schema":"secret","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""));

        assertThat(sink.query("select a from app.child")).containsExactly("1");
        assertThat(sink.query("select (reason, schema_name)::text from cdc.rejection"))
                .containsExactly("(schema-not-allowed,secret)");
    }

    @Test
    void tablesThatReferToEachOtherAreTruncatedTogether() {
        sink.execute("insert into app.child values (1)");
        var empty = sink.record("{\"change\":[]}");
        var tables = List.of(TableName.of("public", "t"), TableName.of("app", "child"));
        var truncate = LogRecord.Accepted.of(
                empty.place(),
                empty.id(),
                empty.stream(),
                empty.sender(),
                empty.payload(),
                new ChangeSet(List.of(new Change.Truncate(tables)), Optional.empty()));

        sink.apply(truncate);

        assertThat(sink.query("select count(*) from public.t")).containsExactly("0");
        assertThat(sink.query("select truncated from cdc.change_set")).containsExactly("2");
    }
}
