package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What each kind of change does to a table. Every batch is applied again, see [Sink#apply].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsIT {

    private Sink sink;

    /// Where a test's own records begin; the rejections of earlier ones stay.
    private long from;

    @BeforeAll
    void start() {
        sink = Sink.start(Map.of("gatekeeper.sink.schemas", "*"));
    }

    @AfterAll
    void stop() {
        sink.close();
    }

    @BeforeEach
    void empty() {
        sink.execute("drop schema public cascade; create schema public; truncate cdc.change_set");
        from = sink.end();
    }

    @Test
    void oneOfTwoEqualRowsIsDeleted() {
        sink.execute("create table public.t (a int, b text); insert into public.t values (1, 'x'), (1, 'x'), (2, 'x')");

        sink.apply(sink.record(delete("t", "['a','b']", "[1,'x']")));

        assertThat(rows()).containsExactly("(1,x)", "(2,x)");
    }

    @Test
    void oneOfTwoEqualRowsIsUpdated() {
        sink.execute("create table public.t (a int, b text); insert into public.t values (1, 'x'), (1, 'x')");

        sink.apply(sink.record(update("t", "['b']", "['y']", "['a','b']", "[1,'x']")));

        assertThat(rows()).containsExactly("(1,x)", "(1,y)");
    }

    @Test
    void aRowOfAPartitionedTableWithoutKeyIsFoundInItsPartition() {
        sink.execute("""
            create table public.t (a int, b text) partition by list (a);
            create table public.t1 partition of public.t for values in (1);
            create table public.t2 partition of public.t for values in (2);
            insert into public.t values (1, 'x'), (2, 'x'), (2, 'x')""");

        sink.apply(sink.record(delete("t", "['b','a']", "['x',2]")));

        assertThat(rows()).containsExactly("(1,x)", "(2,x)");
    }

    @Test
    void theRowWhoseOtherColumnsAreNullIsPreferred() {
        sink.execute(
                "create table public.t (a int, b text); insert into public.t values (1, 'x'), (1, null), (1, 'y')");

        sink.apply(sink.record(delete("t", "['a']", "[1]")));

        assertThat(rows()).containsExactly("(1,x)", "(1,y)");
    }

    @Test
    void nullInOldKeysMatchesNull() {
        sink.execute("create table public.t (a int, b text); insert into public.t values (1, 'x'), (1, null)");

        sink.apply(sink.record(delete("t", "['a','b']", "[1,null]")));

        assertThat(rows()).containsExactly("(1,x)");
    }

    @Test
    void typesWithoutEqualityAreComparedAsText() {
        sink.execute("""
            create table public.t (j json, p point, x xml, n int);
            insert into public.t values ('{"a":1}', '(1,2)', '<a/>', 1), ('{"a":2}', '(1,2)', '<a/>', 2)""");

        sink.apply(sink.record(delete("t", "['j','p','x']", "['{\\\"a\\\":2}','(1,2)','<a/>']")));

        assertThat(sink.query("select n from public.t")).containsExactly("1");
    }

    @Test
    void anAbsentColumnIsLeftAlone() {
        sink.execute(
                "create table public.t (a int primary key, b text, c text); insert into public.t values (1, 'b', 'c')");

        sink.apply(sink.record(update("t", "['a','c']", "[1,'new']", "['a']", "[1]")));

        assertThat(rows()).containsExactly("(1,b,new)");
    }

    @Test
    void aKeyChangeMovesTheRow() {
        sink.execute(
                "create table public.t (a int primary key, b text); insert into public.t values (1, 'x'), (2, 'y')");

        sink.apply(sink.record(update("t", "['a','b']", "[3,'z']", "['a']", "[1]")));

        assertThat(rows()).containsExactly("(2,y)", "(3,z)");
    }

    @Test
    void keysAreSwappedWithinAChangeSet() {
        sink.execute(
                "create table public.t (a int primary key, b text); insert into public.t values (1, 'x'), (2, 'y')");

        sink.apply(sink.record(changes(
                update("['a']", "[9]", "['a']", "[1]"),
                update("['a']", "[1]", "['a']", "[2]"),
                update("['a']", "[2]", "['a']", "[9]"))));

        assertThat(rows()).containsExactly("(1,y)", "(2,x)");
    }

    @Test
    void anUpdateOrDeleteOfNoRowIsCounted() {
        sink.execute("create table public.t (a int primary key, b text)");

        sink.apply(sink.record(changes(update("['b']", "['x']", "['a']", "[1]"), """
            {"kind":"delete","table":"t","oldkeys":{"keynames":["a"],"keyvalues":[2]}}""")));

        assertThat(sink.query("select (outcome, updated, deleted, missing)::text from cdc.change_set"))
                .containsExactly("(applied,0,0,2)");
    }

    @Test
    void anInsertOverATakenKeyOverwritesAndIsCounted() {
        sink.execute(
                "create table public.t (a int primary key, b text, c text default 'd'); insert into public.t values (1, 'x', 'kept')");

        sink.apply(sink.record(changes(insert("['a','b']", "[1,'y']"), insert("['a','b']", "[2,'z']"))));

        assertThat(rows()).containsExactly("(1,y,kept)", "(2,z,d)");
        assertThat(sink.query("select (inserted, overwritten)::text from cdc.change_set"))
                .containsExactly("(2,1)");
    }

    @Test
    void anInsertOfNothingButATakenKeyIsCountedToo() {
        sink.execute("create table public.t (a int primary key); insert into public.t values (1)");

        sink.apply(sink.record(changes(insert("['a']", "[1]"), insert("['a']", "[2]"))));

        assertThat(rows()).containsExactly("(1)", "(2)");
        assertThat(sink.query("select (inserted, overwritten)::text from cdc.change_set"))
                .containsExactly("(2,1)");
    }

    @Test
    void aDeferrablePrimaryKeyIsOverwrittenToo() {
        sink.execute(
                "create table public.t (a int primary key deferrable initially deferred, b text); insert into public.t values (1, 'x')");

        sink.apply(sink.record(changes(insert("['a','b']", "[1,'y']"), insert("['a','b']", "[2,'z']"))));

        assertThat(rows()).containsExactly("(1,y)", "(2,z)");
        assertThat(sink.query("select (inserted, overwritten)::text from cdc.change_set"))
                .containsExactly("(2,1)");
    }

    @Test
    void anInsertIntoAPartitionedTableOverwrites() {
        sink.execute("""
            create table public.t (b text, a int primary key) partition by list (a);
            create table public.t1 (a int not null, b text);
            alter table public.t attach partition public.t1 for values in (1);
            insert into public.t values ('x', 1)""");

        sink.apply(sink.record(changes(insert("['a','b']", "[1,'y']"))));

        assertThat(rows()).containsExactly("(y,1)");
        assertThat(sink.query("select (inserted, overwritten)::text from cdc.change_set"))
                .containsExactly("(1,1)");
    }

    @Test
    void whatIsTooLongIsRejectedAndNotCut() {
        sink.execute("create table public.t (a int, v varchar(3), c char(3), b bit(3), d numeric(4,1))");

        sink.apply(
                sink.record(changes(insert("['v']", "['abcd']"))),
                sink.record(changes(insert("['c']", "['abcd']"))),
                sink.record(changes(insert("['b']", "['1010']"))),
                sink.record(changes(insert("['d']", "[123456]"))),
                sink.record(changes(insert("['v','c','b','d']", "['abc','a','101',1.25]"))));

        assertThat(rows()).containsExactly("(,abc,\"a  \",101,1.3)");
        assertThat(sink.query(
                        "select sql_state from cdc.rejection where log_offset >= " + from + " order by log_offset"))
                .containsExactly("22001", "22001", "22026", "22003");
    }

    @Test
    void everyKindOfTypeTakesItsText() {
        sink.execute("""
            create type public."Mood Type" as enum ('sad', 'happy');
            create type public.pair as (a int, b text);
            create domain public.small as varchar(3) check (value <> 'no');
            create domain public.raw as bytea;
            create table public.t (id int primary key, m public."Mood Type", ms public."Mood Type"[], p public.pair, s public.small,
                y bytea, r public.raw, i interval, ts timestamptz, mo money, j jsonb, ra int4range, ar int[], n numeric, f float8, bo boolean)""");

        sink.apply(sink.record(changes("""
            {"kind":"insert","table":"t",
             "columnnames":["id","m","ms","p","s","y","r","i","ts","mo","j","ra","ar","n","f","bo"],
             "columntypes":["integer","Mood Type","_Mood Type","public.pair","public.\\"small\\"","bytea","raw","interval",
                            "timestamp with time zone","money","jsonb","int4range","integer[]","numeric","double precision","boolean"],
             "columnvalues":[1,"happy","{sad,happy}","(1,\\"a,b\\")","abc","deadbeef00","\\\\xff","1 year 2 mons -3 days +04:05:06.789",
                            "2018-03-27 11:58:28.988414+00","$1,234.56","{\\"a\\": 1}","[1,5)","[0:1]={5,6}",
                            123456789012345678901234567890.12345678901234567890,1.7976931348623157e+308,true]}""")));

        assertThat(sink.query("select t::text from public.t t")).hasSize(1);
        assertThat(sink.query("select encode(y, 'hex') || encode(r, 'hex') || n from public.t"))
                .containsExactly("deadbeef00ff123456789012345678901234567890.12345678901234567890");
    }

    @Test
    void aTypeFromAnotherSchemaIsComparedByItsOwnEquality() {
        sink.execute("""
            create type public.mood as enum ('sad', 'happy');
            create table public.t (m public.mood primary key, b text); insert into public.t values ('sad', 'x')""");

        sink.apply(sink.record(update("t", "['b']", "['y']", "['m']", "['sad']")));

        assertThat(rows()).containsExactly("(sad,y)");
    }

    @Test
    void generatedColumnsAreLeftOutAndIdentityKeepsTheSendersValue() {
        sink.execute("""
            create table public.t (a int generated always as identity primary key, b int, c int generated always as (b * 2) stored)""");

        sink.apply(
                sink.record(changes(insert("['a','b','c']", "[7,1,2]"))),
                sink.record(update("t", "['a','b','c']", "[7,5,10]", "['a']", "[7]")));

        assertThat(rows()).containsExactly("(7,5,10)");
    }

    @Test
    void namesThatAreSqlAreNamesOnly() {
        sink.execute("""
            create table public.mytable (a int);
            create table public."\"\"; drop table mytable; --" ("\"\"; drop table mytable; --" int primary key, "Ä 'x'" text)""");

        sink.apply(sink.record(changes("""
                    {"kind":"insert","table":"\\"; drop table mytable; --","columnnames":["\\"; drop table mytable; --","Ä 'x'"],
                     "columnvalues":[1,"'); drop table mytable; --"]}""")), sink.record(changes("""
                    {"kind":"insert","table":"mytable; drop table mytable","columnnames":["a"],"columnvalues":[1]}""")), sink.record(changes("""
                    {"kind":"insert","table":"mytable","columnnames":["a; drop table mytable"],"columnvalues":[1]}""")));

        assertThat(sink.query("select \"Ä 'x'\" from public.\"\"\"; drop table mytable; --\""))
                .containsExactly("'); drop table mytable; --");
        assertThat(sink.query("select count(*) from public.mytable")).containsExactly("0");
        assertThat(reasons()).containsExactly("unknown-table", "unknown-column");
    }

    @Test
    void gatekeepersAndPostgresOwnSchemasAreRefusedEvenWhereAllAreAllowed() {
        sink.apply(sink.record(changes("""
                    {"kind":"delete","schema":"cdc","table":"change_set","oldkeys":{"keynames":["stream"],"keyvalues":["default"]}}""")), sink.record(changes("""
                    {"kind":"insert","schema":"pg_catalog","table":"pg_class","columnnames":["oid"],"columnvalues":[1]}""")), sink.record(changes("""
                    {"kind":"insert","schema":"information_schema","table":"sql_features","columnnames":["feature_id"],"columnvalues":["x"]}""")));

        assertThat(reasons()).containsOnly("schema-not-allowed").hasSize(3);
    }

    @Test
    void aTypeThatNoSchemaHasIsRejected() {
        sink.execute("create table public.t (a int primary key, b text)");

        sink.apply(sink.record(changes("""
                    {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["nosuchtype"],"columnvalues":[1]}""")), sink.record(changes("""
                    {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["no such (type"],"columnvalues":["1"]}""")), sink.record(changes(insert("['a']", "[2]"))));

        assertThat(rows()).containsExactly("(2,)");
        assertThat(reasons()).containsExactly("unknown-type", "unknown-type");
    }

    @Test
    void aDeferredConstraintRejectsTheOneThatBreaksIt() {
        sink.execute("""
            create table public.parent (a int primary key);
            create table public.t (a int primary key, p int references public.parent deferrable initially deferred)""");

        sink.apply(
                sink.record(changes(insert("['a','p']", "[1,1]"), """
                    {"kind":"insert","table":"parent","columnnames":["a"],"columnvalues":[1]}""")),
                sink.record(changes(insert("['a','p']", "[2,2]"))),
                sink.record(changes("""
                    {"kind":"insert","table":"parent","columnnames":["a"],"columnvalues":[2]}""")));

        assertThat(rows()).containsExactly("(1,1)");
        assertThat(sink.query(
                        "select (reason, sql_state, constraint_name)::text from cdc.rejection where log_offset >= "
                                + from))
                .containsExactly("(foreign-key,23503,t_p_fkey)");
        assertThat(sink.query("select a from public.parent order by a")).containsExactly("1", "2");
    }

    @Test
    void aTriggersOwnErrorRejectsItsChangeSet() {
        sink.execute("""
            create table public.t (a int primary key);
            create function public.refuse() returns trigger language plpgsql as
                $$begin raise exception 'not this one' using errcode = 'GK001'; end$$;
            create trigger refuse before insert on public.t for each row when (new.a = 2) execute function public.refuse()""");

        sink.apply(
                sink.record(changes(insert("['a']", "[1]"))),
                sink.record(changes(insert("['a']", "[2]"))),
                sink.record(changes(insert("['a']", "[3]"))));

        assertThat(rows()).containsExactly("(1)", "(3)");
        assertThat(sink.query("select (sql_state, detail)::text from cdc.rejection where log_offset >= " + from))
                .containsExactly("(GK001,\"Change 1 of 1 (insert): PostgreSQL says: not this one\")");
    }

    @Test
    void aTableThatIsAlteredBetweenBatchesIsSeenAsItIs() {
        sink.execute("create table public.t (a int primary key, b int)");
        for (var a = 0; a < 8; a++) {
            sink.apply(sink.record(changes(insert("['a','b']", "[" + a + ",1]"))));
        }
        sink.execute("alter table public.t alter column b type text, add column c text; delete from public.t");

        sink.apply(sink.record(changes(insert("['a','b','c']", "[1,'007','x']"))));

        assertThat(rows()).containsExactly("(1,007,x)");
    }

    @Test
    void messagesAndEmptyChangeSetsHaveNoEffect() {
        sink.apply(sink.record("{\"change\":[]}"), sink.record("""
            {"change":[{"kind":"message","transactional":true,"prefix":"p","content":"c"}]}"""));

        assertThat(sink.query("select (outcome, messages)::text from cdc.change_set order by messages"))
                .containsExactly("(applied,0)", "(applied,1)");
    }

    private List<String> rows() {
        return sink.query("select t::text from public.t t order by 1");
    }

    private List<String> reasons() {
        return sink.query("select reason from cdc.rejection where log_offset >= " + from + " order by log_offset");
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

    private static String update(String table, String names, String values, String keyNames, String keyValues) {
        return changes(update(names, values, keyNames, keyValues).replace("\"t\"", '"' + table + '"'));
    }

    private static String delete(String table, String keyNames, String keyValues) {
        return changes("{'kind':'delete','table':'%s','oldkeys':{'keynames':%s,'keyvalues':%s}}"
                .formatted(table, keyNames, keyValues)
                .replace('\'', '"'));
    }
}
