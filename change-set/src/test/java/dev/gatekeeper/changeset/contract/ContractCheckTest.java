package dev.gatekeeper.changeset.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractCheckTest {

    private static final ChangeSetParser PARSER =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), false));

    private static final TableContract CUSTOMERS = Tables.table("customers")
            .required("id", "integer")
            .required("email", "character varying(10)")
            .column("name", "text")
            .column("since", "date")
            .column("rate", "numeric(5,2)")
            .column("seen", "bigint", false, true, Generation.NONE)
            .column("twice", "integer", true, true, Generation.EXPRESSION)
            .enumeration("mood", "sad", "ok", "happy")
            .primaryKey("id")
            .build();

    private final Tables tables = new Tables().with(CUSTOMERS);

    @Test
    void whatKeepsTheContractHasNoViolation() {
        assertThat(check(insert("id, email, name, since, rate, mood", "1, 'a@b.c', null, '2026-02-28', 1.5, 'ok'")))
                .isEmpty();
        assertThat(check(update("name", "'x'", "id", "1"))).isEmpty();
        assertThat(check(delete("id", "1"))).isEmpty();
    }

    @Test
    void anUnknownTableIsToldWithTheOneThatMayBeMeant() {
        var violation = only(check(insert("custmers", "id", "1")));

        assertThat(violation.code()).isEqualTo("unknown-table");
        assertThat(violation.pointer()).isEqualTo("/change/0/table");
        assertThat(violation.message())
                .isEqualTo(
                        "There is no table `public.custmers`: did you mean `public.customers`? Else name a table that"
                                + " there is, or create this one.");
    }

    @Test
    void anUnknownTableThatIsNearNoneIsToldAlone() {
        assertThat(only(check(insert("x", "id", "1"))).message())
                .isEqualTo("There is no table `public.x`; name a table that there is, or create this one.");
    }

    @Test
    void anUnknownColumnIsToldWithTheOneThatMayBeMeant() {
        var violation = only(check(insert("id, email, emial", "1, 'a', 'b'")));

        assertThat(violation.code()).isEqualTo("unknown-column");
        assertThat(violation.pointer()).isEqualTo("/change/0/columnnames/2");
        assertThat(violation.message())
                .isEqualTo(
                        "The table `public.customers` has no column `emial`: did you mean `email`? Else name a column"
                                + " that it has, or add this one to it.");
    }

    @Test
    void anUnknownColumnOfTheOldKeysIsOneToo() {
        assertThat(only(check(delete("idd", "1"))).pointer()).isEqualTo("/change/0/oldkeys/keynames/0");
        assertThat(only(check(update("name", "'x'", "idd", "1"))).pointer()).isEqualTo("/change/0/oldkeys/keynames/0");
    }

    @Test
    void nullWhereNoneIsTakenIsAViolation() {
        var violation = only(check(update("email", "null", "id", "1")));

        assertThat(violation.code()).isEqualTo("not-null");
        assertThat(violation.pointer()).isEqualTo("/change/0/columnvalues/0");
        assertThat(violation.message())
                .isEqualTo(
                        "The column `email` (character varying(10)) of `public.customers` takes no NULL; send a value.");
    }

    @Test
    void anInsertThatLacksAColumnWithoutDefaultIsAViolation() {
        var violation = only(check(insert("id", "1")));

        assertThat(violation.code()).isEqualTo("missing-column");
        assertThat(violation.pointer()).isEqualTo("/change/0/columnnames");
        assertThat(violation.message())
                .isEqualTo(
                        "The row lacks the column `email` (character varying(10)) of `public.customers`, which takes no"
                                + " NULL and has no default; send a value for it.");
    }

    @Test
    void anUpdateMayLeaveOutWhatItLikes() {
        assertThat(check(update("name", "'x'", "id", "1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rate  | 1000      | bad-value",
                "rate  | 'x'       | bad-value",
                "since | '2026-02-30' | bad-value",
                "seen  | 9223372036854775808 | bad-value",
                "email | 'elevenchars' | too-long",
                "mood  | 'hapy'    | unknown-label"
            })
    void aValueThatTheColumnsTypeCantTakeIsAViolation(String column, String value, String code) {
        var violation = only(check(update(column, value, "id", "1")));

        assertThat(violation.code()).isEqualTo(code);
        assertThat(violation.pointer()).isEqualTo("/change/0/columnvalues/0");
        assertThat(violation.message())
                .startsWith("For the column `" + column + "` (")
                .contains(" this value ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "uuid | 'x'",
                "json | '{'",
                "jsonb | '{'",
                "boolean | 'maybe'",
                "smallint | 32768",
                "inet | '1.2.3'",
                "integer[] | '{1,x}'",
                "timestamp without time zone | '2026-13-01 00:00:00'"
            })
    void everyTypeThatIsUnderstoodIsChecked(String type, String value) {
        tables.with(Tables.table("t").column("a", type).build());

        assertThat(only(check(insert("t", "a", value))).code()).isEqualTo("bad-value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "character varying(3) | 'abc   '   | ",
                "character varying(3) | 'abcd'     | too-long",
                "character varying(3) | 'éüß'      | ",
                "character varying(2) | '😀😀'      | ",
                "character(3)         | 'a'        | ",
                "character(3)         | 'abc d'    | too-long",
                "bit(3)               | '101'      | ",
                "bit(3)               | '10'       | too-long",
                "bit(4)               | 'xF'       | ",
                "bit varying(3)       | '10'       | ",
                "bit varying(3)       | '1011'     | too-long"
            })
    void whatIsTooLongIsNotCutButRefused(String type, String value, String code) {
        tables.with(Tables.table("t").column("a", type).build());

        assertThat(check(insert("t", "a", value)))
                .extracting(Violation::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void aLabelIsSuggestedToo() {
        assertThat(only(check(update("mood", "'hapy'", "id", "1"))).message())
                .isEqualTo(
                        "For the column `mood` (mood) of `public.customers` this value is no label of the type: did you"
                                + " mean `happy`? Else send one of its 3 labels: `sad`, `ok`, `happy`.");
    }

    @Test
    void aDomainIsReadAsTheTypeBelowIt() {
        tables.with(Tables.table("t")
                .domain("a", "public.short", "character varying(3)")
                .build());

        assertThat(only(check(insert("t", "a", "'abcd'"))).message())
                .startsWith("For the column `a` (public.short) of `public.t` this value has 4 characters");
    }

    @Test
    void typesThatOnlyPostgresKnowsPass() {
        tables.with(Tables.table("t")
                .foreign("a", "public.int4")
                .foreign("b", "hstore")
                .build());

        assertThat(check(insert("t", "a, b", "'no number', 'x'"))).isEmpty();
    }

    @Test
    void dependentRenderingsAreLeftToTheSinksSettings() {
        assertThat(check(update("since", "'01/02/2026'", "id", "1"))).isEmpty();
    }

    @Test
    void whatIsComputedIsNotWrittenAndNotLookedAt() {
        assertThat(check(insert("id, email, twice", "1, 'a', 'no number'"))).isEmpty();
        assertThat(check(update("twice", "'no number'", "id", "1"))).isEmpty();
    }

    @Test
    void anIdentityThatIsAlwaysGeneratedIsSetByInsertsAlone() {
        tables.with(Tables.table("t")
                .column("a", "integer", false, true, Generation.IDENTITY_ALWAYS)
                .column("b", "text")
                .build());

        assertThat(only(check(insert("t", "a", "'x'"))).code()).isEqualTo("bad-value");
        assertThat(only(check(insert("t", "a", "null"))).code()).isEqualTo("not-null");
        assertThat(check(update("t", "a, b", "'x', 'y'", "b", "'z'"))).isEmpty();
    }

    @Test
    void anUpdateThatSetsNothingLooksForNoRow() {
        assertThat(check(update("twice", "1", "id", "'x'"))).isEmpty();
    }

    @Test
    void oldKeysAreComparedWithoutALength() {
        assertThat(check(delete("email, rate", "'elevenchars', 1000"))).isEmpty();
        assertThat(only(check(delete("rate", "'x'"))).pointer()).isEqualTo("/change/0/oldkeys/keyvalues/0");
        assertThat(only(check(delete("mood", "'x'"))).code()).isEqualTo("unknown-label");
    }

    @Test
    void whereOldKeysCoverAKeyTheOthersAreNotCompared() {
        assertThat(check(delete("id, rate", "1, 'x'"))).isEmpty();
        assertThat(only(check(delete("id, rate", "null, 'x'"))).pointer()).isEqualTo("/change/0/oldkeys/keyvalues/1");
    }

    @Test
    void aKeyThatNamesNoRowIsAViolationWhereMissingRowsAreRejected() {
        tables.with(Tables.table("strict")
                .required("id", "integer")
                .column("b", "text")
                .primaryKey("id")
                .traits(false, true, false, false)
                .build());

        var violation = only(check(update("strict", "b", "'x'", "id", "null")));

        assertThat(violation.code()).isEqualTo("key-names-no-row");
        assertThat(violation.pointer()).isEqualTo("/change/0/oldkeys/keyvalues/0");
        assertThat(check(update("name", "'x'", "id", "null"))).isEmpty();
    }

    @Test
    void triggersMayPutSomethingInThePlaceOfNull() {
        tables.with(Tables.table("t")
                .required("a", "integer")
                .required("b", "integer")
                .traits(false, false, true, false)
                .build());

        assertThat(check(insert("t", "a", "null"))).isEmpty();
        assertThat(only(check(insert("t", "a", "'x'"))).code()).isEqualTo("bad-value");
    }

    @Test
    void rulesMayMakeAnythingOfAStatement() {
        tables.with(Tables.table("t")
                .required("a", "integer")
                .traits(false, false, false, true)
                .build());

        assertThat(check(insert("t", "a", "'x'"))).isEmpty();
        assertThat(only(check(insert("t", "b", "'x'"))).code()).isEqualTo("unknown-column");
    }

    @Test
    void aDeferrablePrimaryKeyIsUpdatedOnAndNeedsNoOtherColumns() {
        tables.with(Tables.table("t")
                .required("a", "integer")
                .required("b", "integer")
                .column("n", "integer", false, true, Generation.IDENTITY_ALWAYS)
                .key(true, true, "a")
                .build());

        assertThat(check(insert("t", "a, n", "1, 'x'"))).isEmpty();
        assertThat(only(check(insert("t", "a, b", "1, 'x'"))).code()).isEqualTo("bad-value");
        assertThat(check(insert("t", "a", "null")))
                .extracting(Violation::code)
                .containsExactly("not-null", "missing-column");
    }

    @Test
    void whatIsCreatableIsNoViolation() {
        tables.without("fresh", true)
                .with(Tables.table("grows")
                        .column("a", "integer")
                        .traits(true, false, false, false)
                        .build());

        assertThat(check(typed("fresh"))).isEmpty();
        assertThat(check(typed("grows"))).isEmpty();
        assertThat(check("""
                {"kind":"delete","schema":"public","table":"fresh","oldkeys":{"keynames":["a"],"keyvalues":[1]}}""")).isEmpty();
    }

    @Test
    void aChangeWithoutTypesMayComeAfterOneThatMakesItsTable() {
        tables.without("fresh", true);

        assertThat(check(insert("fresh", "a", "1"))).isEmpty();
    }

    @Test
    void aDeleteMayComeAfterAChangeThatMakesItsColumns() {
        tables.with(Tables.table("grows")
                .column("a", "integer")
                .traits(true, false, false, false)
                .build());

        assertThat(check(delete("grows", "z", "1"))).isEmpty();
    }

    @Test
    void aTableOfWhichNothingIsToldTakesAll() {
        tables.untold("dark");

        assertThat(check(insert("dark", "z", "1"))).isEmpty();
    }

    @Test
    void ofManyViolationsTheFirstAreWordedAndAllAreCounted() {
        var many = ("," + insert("nowhere", "a", "1")).repeat(2_500).substring(1);

        var findings = findings(Format.WAL2JSON_1, "{\"change\":[" + many + "]}");

        assertThat(findings.violations().first()).hasSize(Violations.MOST_LISTED);
        assertThat(findings.violations().total()).isEqualTo(2_500);
        assertThat(findings.tables()).singleElement().hasToString("public.nowhere");
    }

    @Test
    void inFormat2APlaceIsCountedFromTheTransactionsFirstLine() {
        var lines = """
                {"action":"B"}
                {"action":"T","schema":"public","table":"customers"}
                {"action":"T","schema":"public","table":"nowhere"}
                {"action":"I","schema":"public","table":"customers","columns":[{"name":"id","type":"integer","value":1},{"name":"emial","type":"text","value":"x"}]}
                {"action":"U","schema":"public","table":"customers","columns":[{"name":"rate","type":"numeric","value":1000}],"identity":[{"name":"idd","type":"integer","value":1}]}
                {"action":"C"}""";

        assertThat(findings(Format.WAL2JSON_2, lines).violations().first())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/2/table", "/3/columns/1/name", "/3/columns", "/4/identity/0/name", "/4/columns/0/value");
    }

    @Test
    void inFormat2ALineAloneIsTheFirst() {
        var line = """
                {"action":"D","schema":"public","table":"customers","identity":[{"name":"idd","type":"integer","value":1}]}""";

        assertThat(findings(Format.WAL2JSON_2, line).violations().first())
                .extracting(Violation::pointer)
                .containsExactly("/0/identity/0/name");
    }

    @Test
    void rowsOfOneShapeAreEachLookedAt() {
        var rows = typed(CUSTOMERS.name().table().text(), "1") + "," + typed("customers", "3000000000");
        var wide = new ChangeSetParser(ParserSettings.DEFAULT);
        for (var round = 0; round < 3; round++) {
            var document = ("{\"change\":[" + rows + "]}").getBytes(UTF_8);
            var valid = (ParseResult.Valid) wide.parse(Format.WAL2JSON_1, document);

            assertThat(ContractCheck.of(valid.changeSet(), Format.WAL2JSON_1, document, tables)
                            .violations()
                            .first())
                    .extracting(Violation::pointer)
                    .containsExactly("/change/1/columnvalues/0");
        }
    }

    private List<Violation> check(String change) {
        return findings(Format.WAL2JSON_1, "{\"change\":[" + change + "]}")
                .violations()
                .first();
    }

    private Findings findings(Format format, String document) {
        var bytes = document.getBytes(UTF_8);
        if (!(PARSER.parse(format, bytes) instanceof ParseResult.Valid(var changeSet))) {
            throw new AssertionError(PARSER.parse(format, bytes));
        }
        var findings = ContractCheck.of(changeSet, format, bytes, tables);
        assertThat(ContractCheck.isKept(changeSet, tables)).isEqualTo(findings.isEmpty());
        return findings;
    }

    private static Violation only(List<Violation> violations) {
        assertThat(violations).hasSize(1);
        return violations.getFirst();
    }

    private static String insert(String names, String values) {
        return insert("customers", names, values);
    }

    private static String insert(String table, String names, String values) {
        return """
                {"kind":"insert","schema":"public","table":"%s",%s}""".formatted(table, row(names, values));
    }

    private static String update(String names, String values, String keys, String old) {
        return update("customers", names, values, keys, old);
    }

    private static String update(String table, String names, String values, String keys, String old) {
        return """
                {"kind":"update","schema":"public","table":"%s",%s,"oldkeys":{%s}}""".formatted(table, row(names, values), keys(keys, old));
    }

    private static String delete(String keys, String old) {
        return delete("customers", keys, old);
    }

    private static String delete(String table, String keys, String old) {
        return """
                {"kind":"delete","schema":"public","table":"%s","oldkeys":{%s}}""".formatted(table, keys(keys, old));
    }

    private static String typed(String table) {
        return """
                {"kind":"insert","schema":"public","table":"%s","columnnames":["z"],"columntypes":["integer"],"columnvalues":[1]}""".formatted(table);
    }

    /// A row whose types are wider than the table's.
    private static String typed(String table, String id) {
        return """
                {"kind":"insert","schema":"public","table":"%s","columnnames":["id","email"],"columntypes":["bigint","text"],\
                "columnvalues":[%s,"a"]}""".formatted(table, id);
    }

    private static String row(String names, String values) {
        return "\"columnnames\":[%s],\"columnvalues\":[%s]".formatted(quoted(names), json(values));
    }

    private static String keys(String names, String values) {
        return "\"keynames\":[%s],\"keyvalues\":[%s]".formatted(quoted(names), json(values));
    }

    private static String quoted(String names) {
        return "\"" + names.replace(", ", "\",\"") + "\"";
    }

    /// Single quotes for double ones; inside of what is quoted they are told apart by none of these tests.
    private static String json(String values) {
        return values.contains("'{")
                ? "\"" + values.substring(1, values.length() - 1) + "\""
                : values.replace('\'', '"');
    }
}
