package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.consumer.Sink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which row a change touches where that takes more than a plain key: never another, and never two.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRowIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sink sink;

    @BeforeAll
    void start() {
        sink = Sink.start(Map.of());
    }

    @AfterAll
    void stop() {
        sink.close();
    }

    @BeforeEach
    void empty() {
        sink.execute(
                "drop schema public cascade; create schema public; truncate cdc.change_set, cdc.rejection cascade");
    }

    @Test
    void aRowWithoutKeyThatIsBeingUpdatedElsewhereIsDeletedOnceThatCommits() throws Exception {
        sink.execute("create table public.t (a int, b text); insert into public.t values (1, 'x')");

        whileAnotherUpdates(() -> sink.apply(sink.record(changes(delete("['a']", "[1]")))));

        assertThat(rows()).isEmpty();
        assertThat(sink.query("select (deleted, missing)::text from cdc.change_set"))
                .containsExactly("(1,0)");
    }

    @Test
    void aRowWithoutKeyThatIsBeingUpdatedElsewhereIsUpdatedOnceThatCommits() throws Exception {
        sink.execute("""
            create table public.t (a int, b text) partition by list (a);
            create table public.t1 partition of public.t for values in (1);
            insert into public.t values (1, 'x')""");

        whileAnotherUpdates(() -> sink.apply(sink.record(changes(update("['b']", "['ours']", "['a']", "[1]")))));

        assertThat(rows()).containsExactly("(1,ours)");
        assertThat(sink.query("select (updated, missing)::text from cdc.change_set"))
                .containsExactly("(1,0)");
    }

    @Test
    void ofRowsThatAreEqualTheOneThatIsTheSameIsDeleted() {
        sink.execute("""
            create table public.t (a interval, b numeric);
            insert into public.t values ('1 mon', 1.0), ('30 days', 1.0), ('30 days', 1.00)""");

        sink.apply(sink.record(changes(delete("['a', 'b']", "['30 days', 1.00]"))));

        assertThat(rows()).containsExactlyInAnyOrder("(\"1 mon\",1.0)", "(\"30 days\",1.0)");
    }

    @Test
    void keysThatAreCheckedAtTheEndAreSwappedDirectly() {
        sink.execute("""
            create table public.t (a int primary key deferrable, b text);
            insert into public.t values (2, 'y'), (1, 'x')""");

        sink.apply(
                sink.record(changes(update("['a']", "[2]", "['a']", "[1]"), update("['a']", "[1]", "['a']", "[2]"))));

        assertThat(rows()).containsExactly("(1,y)", "(2,x)");
    }

    @Test
    void keysThatAreCheckedAtTheEndAreSwappedWhereTheSameChangeSetMadeThem() {
        sink.execute("create table public.t (a int primary key deferrable, b text)");

        sink.apply(sink.record(changes(
                insert("['a','b']", "[2,'y']"),
                insert("['a','b']", "[1,'x']"),
                update("['a']", "[2]", "['a']", "[1]"),
                update("['a']", "[1]", "['a']", "[2]"))));

        assertThat(rows()).containsExactly("(1,y)", "(2,x)");
    }

    @Test
    void anUpdateThatWouldTouchTwoRowsIsRejected() {
        sink.execute("""
            create table public.t (a int primary key, b text);
            create table public.twins (a int, b text); insert into public.twins values (1, 'x'), (1, 'x');
            create rule r as on update to public.t do instead update public.twins set b = new.b where a = new.a""");
        sink.execute("insert into public.t values (1, 'x')");

        sink.apply(sink.record(changes(update("['b']", "['y']", "['a']", "[1]"))));

        assertThat(sink.query("select (reason, sql_state)::text from cdc.rejection"))
                .containsExactly("(more-than-one-row,21000)");
        assertThat(sink.query("select distinct b from public.twins")).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int[]           | {1,2}      | {3}",
                "numeric[]       | {1.0}      | {2}",
                "cidr            | 10.0.0.0/8 | 10.0.0.0/16",
                "public.pair     | (1,a)      | (2,b)",
                "int4multirange  | {[1,3)}    | {[4,6)}",
                "regtype         | integer    | text",
                "public.small    | abc        | de"
            })
    void aPrimaryKeyOfAnyTypeIsInsertedOverwrittenMovedAndDeleted(String type, String one, String two) {
        sink.execute("""
            create type public.pair as (a int, b text); create domain public.small as varchar(3);
            create table public.t (k %s primary key, b text)""".formatted(type));

        sink.apply(sink.record(changes(
                insert("['k','b']", "['" + one + "','x']"),
                insert("['k','b']", "['" + one + "','y']"),
                update("['k','b']", "['" + two + "','z']", "['k']", "['" + one + "']"),
                insert("['k','b']", "['" + one + "','w']"),
                delete("['k']", "['" + one + "']"))));

        assertThat(sink.query("select k::text || b from public.t")).containsExactly(two + "z");
        assertThat(sink.query("select (inserted, overwritten, updated, deleted, missing)::text from cdc.change_set"))
                .containsExactly("(3,1,1,1,0)");
    }

    /// Another transaction holds an uncommitted update of all rows while the work begins, and commits once the work
    /// waits for it.
    private void whileAnotherUpdates(Runnable work) throws Exception {
        try (var other = sink.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update public.t set b = 'theirs'");
            var ours = CompletableFuture.runAsync(work);
            await("the work waits for a lock")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !sink.query("""
                            select 1 from pg_locks join pg_stat_activity using (pid)
                            where not granted and datname = current_database()""").isEmpty());
            other.commit();
            ours.join();
        }
    }

    private List<String> rows() {
        return sink.query("select t::text from public.t t order by 1");
    }

    private static String changes(String... changes) {
        return "{\"change\":[" + String.join(",", changes) + "]}";
    }

    private static String insert(String names, String values) {
        return "{'kind':'insert','table':'t','columnnames':%s,'columnvalues':%s}"
                .formatted(names, values)
                .replace('\'', '"');
    }

    private static String update(String names, String values, String keyNames, String keyValues) {
        return "{'kind':'update','table':'t','columnnames':%s,'columnvalues':%s,'oldkeys':{'keynames':%s,'keyvalues':%s}}"
                .formatted(names, values, keyNames, keyValues)
                .replace('\'', '"');
    }

    private static String delete(String keyNames, String keyValues) {
        return "{'kind':'delete','table':'t','oldkeys':{'keynames':%s,'keyvalues':%s}}"
                .formatted(keyNames, keyValues)
                .replace('\'', '"');
    }
}
