package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables and columns that change sets name and the database lacks.
class AutoCreateIT {

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of(
                "gatekeeper.sink.auto-create", "true",
                "gatekeeper.sink.auto-create-tables", "8",
                "gatekeeper.sink.schemas", "public, app, absent"));
        sink.execute("create schema app; create schema secret");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void theFirstInsertMakesItsTableWithTheKeyThatPkTellsOf() {
        var applied = sink.apply(sink.record("""
                {"change":[{"kind":"insert","table":"t","columnnames":["b","a","c"],
                  "columntypes":["character varying(20)","integer","numeric(10,2)"],"columnoptionals":[false,false,false],
                  "columnvalues":["x",1,2.5],"pk":{"pknames":["a","b"],"pktypes":["integer","character varying(20)"]}}]}"""), sink.record("""
                {"change":[{"kind":"insert","table":"t","columnnames":["b","a","c"],
                  "columntypes":["character varying(20)","integer","numeric(10,2)"],
                  "columnvalues":["x",1,7],"pk":{"pknames":["a","b"],"pktypes":["integer","character varying(20)"]}}]}"""));

        assertThat(applied.written()).isEqualTo(2);
        assertThat(columns("public.t"))
                .containsExactly("b character varying(20) not null", "a integer not null", "c numeric(10,2)");
        assertThat(key("public.t")).containsExactly("PRIMARY KEY (a, b)");
        assertThat(sink.query("select t::text from public.t t")).containsExactly("(x,1,7.00)");
        assertThat(sink.query("select sum(overwritten) from cdc.change_set")).containsExactly("1");
    }

    @Test
    void aColumnThatComesLaterIsAddedAndTakesNull() {
        sink.apply(sink.record(insert("t", "\"a\"", "\"integer\"", "1")));

        var applied = sink.apply(
                sink.record(insert("t", "\"a\"", "\"integer\"", "2")),
                sink.record(insert("t", "\"a\",\"b\",\"C\"", "\"integer\",\"text\",\"timestamp(3)\"", "3,\"x\",null")),
                sink.record(insert("t", "\"a\"", "\"integer\"", "4")),
                sink.record("""
                    {"change":[{"kind":"update","table":"t","columnnames":["a","d"],"columntypes":["integer","date"],
                      "columnvalues":[1,"2026-11-21"],"oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[1]}}]}"""));

        assertThat(applied.rejected()).isZero();
        assertThat(columns("public.t"))
                .containsExactly("a integer", "b text", "\"C\" timestamp(3) without time zone", "d date");
        assertThat(sink.query("select t::text from public.t t order by a"))
                .containsExactly("(1,,,2026-11-21)", "(2,,,)", "(3,x,,)", "(4,,,)");
    }

    @Test
    void oldKeysMakeNoKeyAndFillUpWhatAnUpdateLeavesOut() {
        sink.apply(sink.record("""
            {"change":[{"kind":"update","table":"t","columnnames":["a","b"],"columntypes":["integer","text"],"columnvalues":[1,"x"],
              "oldkeys":{"keynames":["a","large"],"keytypes":["integer","text"],"keyvalues":[1,"same"]}}]}"""));

        assertThat(columns("public.t")).containsExactly("a integer", "b text", "large text");
        assertThat(key("public.t")).isEmpty();
        assertThat(sink.query("select missing from cdc.change_set")).containsExactly("1");
    }

    @Test
    void aKeyIsMadeWithItsTableAndNeverLater() {
        sink.apply(sink.record(insert("t", "\"a\"", "\"integer\"", "1")));

        sink.apply(sink.record("""
            {"change":[{"kind":"insert","table":"t","columnnames":["a","id"],"columntypes":["integer","bigint"],
              "columnvalues":[2,7],"pk":{"pknames":["id"],"pktypes":["bigint"]}}]}"""));

        assertThat(columns("public.t")).containsExactly("a integer", "id bigint");
        assertThat(key("public.t")).isEmpty();
    }

    @Test
    void toDeleteFromOrToTruncateAnAbsentTableIsToFindNoRow() {
        sink.apply(sink.record("""
            {"change":[{"kind":"delete","table":"t","oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[1]}},
              {"kind":"insert","table":"other","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""));
        sink.apply(sink.lines("""
            {"action":"B"}
            {"action":"T","schema":"public","table":"other","lsn":"0/1"}
            {"action":"T","schema":"public","table":"t","lsn":"0/1"}
            {"action":"C"}"""));

        assertThat(tables()).containsExactly("public.other");
        assertThat(sink.query("select count(*) from public.other")).containsExactly("0");
        assertThat(sink.query("select (outcome, missing, truncated)::text from cdc.change_set order by log_offset"))
                .containsExactly("(applied,1,0)", "(applied,0,1)");
    }

    @Test
    void aRefusedChangeSetLeavesNothingAndTheNextMakesWhatItNames() {
        var applied = sink.apply(
                sink.record("""
                    {"change":[
                      {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]},
                      {"kind":"insert","table":"u","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]},
                      {"kind":"insert","table":"t","columnnames":["b"],"columntypes":["no_such_type"],"columnvalues":["x"]}]}"""),
                sink.record(insert("t", "\"a\",\"c\"", "\"text\",\"integer\"", "\"x\",1")),
                sink.record(insert("t", "\"a\",\"d\"", "\"text\",\"character(2)\"", "\"x\",\"long\"")),
                sink.record(insert("t", "\"a\",\"d\"", "\"text\",\"text\"", "\"y\",\"long\"")));

        assertThat(applied).isEqualTo(new Applied.Committed(4, 2, 0, List.of("unknown-type", "bad-value")));
        assertThat(tables()).containsExactly("public.t");
        assertThat(columns("public.t")).containsExactly("a text", "c integer", "d text");
        assertThat(sink.query("select t::text from public.t t order by a")).containsExactly("(x,1,)", "(y,,long)");
        assertThat(
                        sink.query(
                                "select (reason, sql_state, table_name, column_name)::text from cdc.rejection order by log_offset"))
                .containsExactly("(unknown-type,42704,t,b)", "(bad-value,22001,t,)");
        assertThat(sink.query("select detail from cdc.rejection order by log_offset limit 1"))
                .containsExactly("Change 3 of 3 (insert): The column \"b\" of \"public.t\" can't be made: its type"
                        + " \"no_such_type\" is none that columns can have in pg_catalog, \"public\" or \"public\"; create the type,"
                        + " or name its schema, then send the change set again.");
    }

    @Test
    void namesAreTakenAsTheyAre() {
        var weird = "We ird\\\"S; drop table t; --";

        sink.apply(
                sink.record(insert("T", "\"" + weird + "\"", "\"integer\"", "1")),
                sink.record(insert("t", "\"ünï\",\"select\"", "\"integer\",\"text\"", "1,\"x\"")),
                sink.record(insert(weird, "\"a\"", "\"integer\"", "1")),
                sink.record("""
                    {"change":[{"kind":"insert","schema":"app","table":"t","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}"""));

        assertThat(tables())
                .containsExactlyInAnyOrder(
                        "public.t", "public.\"T\"", "public.\"We ird\"\"S; drop table t; --\"", "app.t");
        assertThat(columns("public.\"T\"")).containsExactly("\"We ird\"\"S; drop table t; --\" integer");
        assertThat(columns("public.t")).containsExactly("\"ünï\" integer", "\"select\" text");
        assertThat(columns("app.t")).containsExactly("a text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text); drop table public.precious; --",
                "text, b int",
                "text default pg_sleep(100)",
                "integer primary key",
                "text collate \\\"C\\\"",
                "record",
                "cstring",
                "serial",
                "setof text"
            })
    void whatIsNoTypeIsRejectedAndDoesNothing(String type) {
        sink.execute("create table public.precious (a int)");

        var applied = sink.apply(sink.record(insert("t", "\"a\"", "\"" + type + "\"", "null")));

        assertThat(applied.rejected()).isEqualTo(1);
        assertThat(tables()).containsExactly("public.precious");
        assertThat(sink.query("select reason from cdc.rejection")).containsExactly("unknown-type");
    }

    @Test
    void nothingIsMadeWithoutTypesOrInASchemaThatIsAbsentOrNotAllowed() {
        var applied = sink.apply(sink.record("""
                    {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columnvalues":[1]}]}"""), sink.record("""
                    {"change":[{"kind":"insert","schema":"absent","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""), sink.record("""
                    {"change":[{"kind":"insert","schema":"secret","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""));

        assertThat(applied.rejected()).isEqualTo(3);
        assertThat(tables()).isEmpty();
        assertThat(sink.query("select (reason, sql_state, schema_name)::text from cdc.rejection order by log_offset"))
                .containsExactly(
                        "(unknown-table,42P01,public)",
                        "(unknown-schema,3F000,absent)",
                        "(schema-not-allowed,,secret)");
    }

    @Test
    void whatCantBeAlteredAndWhatHasTheNameAlreadyIsRejectedInPostgresqlsWords() {
        sink.execute("""
            create table public.parted (a int) partition by list (a);
            create table public.leaf partition of public.parted default; create view public.v as select 1 as a;
            create table public.t (a int)""");

        sink.apply(
                sink.record(insert("leaf", "\"a\",\"b\"", "\"integer\",\"text\"", "1,\"x\"")),
                sink.record(insert("v", "\"a\"", "\"integer\"", "1")),
                sink.record(insert("t", "\"ctid\"", "\"text\"", "\"x\"")),
                sink.record("""
                    {"change":[{"kind":"insert","table":"k","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1],
                      "pk":{"pknames":["b"]}}]}"""),
                sink.record(insert("leaf", "\"a\"", "\"integer\"", "1")));

        assertThat(sink.query("select detail from cdc.rejection order by log_offset"))
                .containsExactly(
                        "Change 1 of 1 (insert): PostgreSQL says: cannot add column to a partition",
                        "Change 1 of 1 (insert): PostgreSQL says: relation \"v\" already exists",
                        "Change 1 of 1 (insert): PostgreSQL says: column name \"ctid\" conflicts with a system column name",
                        "Change 1 of 1 (insert): The primary key of \"public.k\" has a column \"b\" of which the change says"
                                + " nothing else, so the table can't be made; send the whole row.");
        assertThat(sink.query("select a from public.parted")).containsExactly("1");
    }

    @Test
    void aColumnIsAddedToATableWhoseRowsHaveDeferredChecksPending() {
        sink.execute("""
            create table public.parent (id int primary key); insert into public.parent values (1);
            create table public.t (id int primary key,
                p int references public.parent deferrable initially deferred)""");

        sink.apply(sink.record("""
                    {"change":[
                      {"kind":"insert","table":"t","columnnames":["id","p"],"columntypes":["integer","integer"],"columnvalues":[1,1]},
                      {"kind":"insert","table":"t","columnnames":["id","b"],"columntypes":["integer","text"],"columnvalues":[2,"x"]}]}"""), sink.record("""
                    {"change":[
                      {"kind":"insert","table":"t","columnnames":["id","p"],"columntypes":["integer","integer"],"columnvalues":[3,7]},
                      {"kind":"insert","table":"t","columnnames":["id","c"],"columntypes":["integer","text"],"columnvalues":[4,"x"]}]}"""));

        assertThat(sink.query("select t::text from public.t t order by id")).containsExactly("(1,1,)", "(2,,x)");
        assertThat(sink.query("select (log_offset, reason)::text from cdc.rejection"))
                .containsExactly("(1,foreign-key)");
    }

    @Test
    void aSchemaThatIsFullOfTablesGetsNoMore() {
        sink.execute("create table app.t%s (a int);".repeat(8).formatted(1, 2, 3, 4, 5, 6, 7, 8));

        sink.apply(sink.record("""
                    {"change":[{"kind":"insert","schema":"app","table":"more","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}"""), sink.record(insert("t", "\"a\"", "\"integer\"", "1")));

        assertThat(sink.query("select (reason, schema_name, table_name)::text from cdc.rejection"))
                .containsExactly("(too-many-tables,app,more)");
        assertThat(sink.query("select a from public.t")).containsExactly("1");
    }

    @Test
    void aTableThatIsDroppedIsMadeAgain() {
        sink.apply(sink.record(insert("t", "\"a\"", "\"integer\"", "1")));
        sink.execute("drop table public.t");

        sink.apply(sink.record(insert("t", "\"b\"", "\"text\"", "\"x\"")));

        assertThat(columns("public.t")).containsExactly("b text");
    }

    @Test
    void aChangeSetThatComesAgainMakesNothing() {
        var record = sink.record("key", insert("t", "\"a\"", "\"integer\"", "1"));
        sink.apply(record);
        sink.execute("drop table public.t");

        var again = sink.apply(sink.record("key", insert("t", "\"a\"", "\"integer\"", "1")));

        assertThat(again.repeated()).isEqualTo(1);
        assertThat(tables()).isEmpty();
    }

    @Test
    void aTableMadeOfWhatASourcePrintsHasTheSourcesTypes() {
        sink.execute("""
            create type app.level as enum ('low'); create domain app.short as varchar(3);
            create table app.source (a smallint, b numeric(10, 2), c varchar(20), d timestamp(3) with time zone, e int[],
              f "char", g bit varying(5), h interval day to second(3), i app.level, j app.short, k app.level[],
              l character(4), m bit(3), n time(0), o numeric(5, -2), p text[], q jsonb, r int4range, s uuid,
              t double precision, u bytea, v money, w interval year to month, x oid, y xml, z inet)""");
        var names = sink.query(
                "select to_json(attname::text)::text from pg_attribute where attrelid = 'app.source'::regclass"
                        + " and attnum > 0 order by attnum");
        var types = sink.query("select to_json(format_type(atttypid, atttypmod))::text from pg_attribute"
                + " where attrelid = 'app.source'::regclass and attnum > 0 order by attnum");

        sink.apply(sink.record(insert(
                "made", String.join(",", names), String.join(",", types), "null,".repeat(names.size() - 1) + "null")));

        assertThat(columns("public.made")).isEqualTo(columns("app.source"));
    }

    private static String insert(String table, String names, String types, String values) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":[%s],"columntypes":[%s],"columnvalues":[%s]}]}""".formatted(table, names, types, values);
    }

    private List<String> columns(String table) {
        return sink.query("""
            select concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod), case when attnotnull then 'not null' end)
            from pg_attribute where attrelid = '%s'::regclass and attnum > 0 order by attnum
            """.formatted(table));
    }

    private List<String> key(String table) {
        return sink.query("select pg_get_constraintdef(oid) from pg_constraint where contype = 'p' and conrelid = '"
                + table + "'::regclass");
    }

    private List<String> tables() {
        return sink.query("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname in ('public', 'app', 'secret') order by 1");
    }
}
