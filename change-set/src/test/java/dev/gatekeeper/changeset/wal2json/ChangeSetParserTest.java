package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Reading.bytes;
import static dev.gatekeeper.changeset.wal2json.Reading.column;
import static dev.gatekeeper.changeset.wal2json.Reading.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSetParserTest {

    private static final TableName T = TableName.of("public", "t");

    private final Reading reading = new Reading(Format.WAL2JSON_1);

    @Test
    void insertUpdateDeleteAndMessageAreRead() {
        var changes = reading.valid("""
                {"xid":907,"nextlsn":"0/27F9308","timestamp":"2026-11-20 20:07:02.165999+00","origin":0,"change":[
                  {"kind":"insert","schema":"public","table":"t","columnnames":["a","b"],"columntypes":["integer","text"],"columnvalues":[1,null]},
                  {"kind":"update","table":"t","columnnames":["b"],"columntypes":["text"],"columnvalues":["x"],
                   "oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[1]}},
                  {"kind":"delete","table":"t","oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[1]}},
                  {"kind":"message","transactional":true,"prefix":"p","content":"c"}]}
                """).changes();

        var key = new OldKeys(row(column("a", "integer", "1")));
        assertThat(changes)
                .containsExactly(
                        new Change.Insert(T, row(column("a", "integer", "1"), column("b", "text", null))),
                        new Change.Update(T, row(column("b", "text", "x")), key),
                        new Change.Delete(T, key),
                        new Change.Message("p", "c"));
    }

    @Test
    void aPrimaryKeyIsKeptWithInsertsAndUpdates() {
        var changes = reading.valid("""
                {"change":[
                  {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1],
                   "pk":{"pknames":["b","a"],"pktypes":["text","integer"]}},
                  {"kind":"update","table":"t","pk":{"pknames":["a"]},"columnnames":["a"],"columntypes":["integer"],"columnvalues":[1],
                   "oldkeys":{"keynames":["a"],"keytypes":["integer"],"keyvalues":[1]}},
                  {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1],"pk":{"pknames":[]}}]}
                """).changes();

        var row = row(column("a", "integer", "1"));
        var a = new Identifier("a");
        assertThat(changes)
                .containsExactly(
                        new Change.Insert(T, row, List.of(new Identifier("b"), a)),
                        new Change.Update(T, row, new OldKeys(row), List.of(a)),
                        new Change.Insert(T, row));
    }

    @Test
    void nextLsnIsKept() {
        assertThat(reading.valid("{\"nextlsn\":\"0/27F9308\",\"change\":[]}").nextLsn())
                .contains("0/27F9308");
    }

    @Test
    void aChangeSetOfNoChangesIsValid() {
        assertThat(reading.valid("{\"change\":[]}").changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.50",
                "-0",
                "1e-05",
                "1.7976931348623157e+308",
                "-9223372036854775808",
                "123456789012345678901234567890.123456789012345678901234567890",
                "1E400"
            })
    void numbersKeepTheirDigits(String number) {
        assertThat(onlyValue("numeric", number)).isEqualTo(number);
    }

    @Test
    void aNumberOfAHundredThousandDigitsKeepsThem() {
        var number = "9".repeat(100_000);

        assertThat(onlyValue("numeric", number)).isEqualTo(number);
    }

    @Test
    void theOrderOfTheKeysDoesNotMatter() {
        var changes = reading.valid("""
                {"change":[{"columnvalues":["1"],"columntypes":["integer"],"columnnames":["a"],"table":"t","kind":"insert"}]}
                """).changes();

        assertThat(changes).containsExactly(new Change.Insert(T, row(column("a", "integer", "1"))));
    }

    @Test
    void aMissingSchemaIsTheDefaultSchema() {
        var settings = new ParserSettings(new Identifier("app"), true);

        var result = new ChangeSetParser(settings).parse(Format.WAL2JSON_1, bytes(insert("\"a\"", "\"integer\"", "1")));

        assertThat(((Change.Insert) ((ParseResult.Valid) result)
                                .changeSet()
                                .changes()
                                .getFirst())
                        .table())
                .isEqualTo(TableName.of("app", "t"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | not-json
            '  '                        | not-json
            nonsense                    | not-json
            {"change":[                 | not-json
            {"change":[]}{}             | not-json
            {"change":[],}              | not-json
            {"change":[01]}             | not-json
            {"change":[NaN]}            | not-json
            {'change':[]}               | not-json
            {"change":[]/**/}           | not-json
            {"change":[],"change":[]}   | duplicate-key
            {"x":{"a":1,"a":2}}         | duplicate-key
            """)
    void whatIsNotStrictJsonIsRefused(String document, String code) {
        assertThat(reading.notJson(bytes(document)).code()).isEqualTo(code);
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThat(reading.notJson(bytes("\ufeff{\"change\":[]}")).code()).isEqualTo("not-json");
    }

    @Test
    void utf16IsRefused() {
        assertThat(reading.notJson("{\"change\":[]}".getBytes(StandardCharsets.UTF_16LE))
                        .code())
                .isEqualTo("not-json");
    }

    @Test
    void theFirstByteThatIsNotUtf8IsNamed() {
        var document = bytes("{\"change\":[\"?\"]}");
        document[12] = (byte) 0xff;

        assertThat(reading.notJson(document))
                .isEqualTo(new Violation(
                        "not-utf8", "", "The byte 0xff at offset 12 is not UTF-8; send the document in UTF-8."));
    }

    @Test
    void aHundredThousandNestedListsAreRefusedAsTooDeep() {
        assertThat(reading.notJson(bytes("[".repeat(100_000))).code()).isEqualTo("too-deep");
    }

    @Test
    void aFaultOfJsonIsPointedTo() {
        assertThat(reading.notJson(bytes("{\"change\":[{\"kind\":}]}")).pointer())
                .isEqualTo("/change/0/kind");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | missing-key  | ''
            []                                              | wrong-type   | ''
            {"change":{}}                                   | wrong-type   | /change
            {"change":[],"xid":1.0}                         | wrong-type   | /xid
            {"change":[],"xid":-1}                          | out-of-range | /xid
            {"change":[],"nextlsn":"here"}                  | bad-value    | /nextlsn
            {"change":[],"a/b~c":1}                         | unknown-key  | /a~1b~0c
            {"change":[{}]}                                 | missing-key  | /change/0
            {"change":[{"kind":"upsert","foo":1}]}          | unknown-kind | /change/0/kind
            {"change":[{"kind":"message","transactional":1,"prefix":"","content":""}]} | wrong-type | /change/0/transactional
            """)
    void whatIsNoChangeSetIsRefusedWithOneViolation(String document, String code, String pointer) {
        var violations = reading.invalid(document);

        assertThat(violations.first())
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo(code))
                .satisfies(violation -> assertThat(violation.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a","b" | "integer","text" | 1           | length-mismatch  | /change/0/columnvalues
            "a"     | "integer","text" | 1           | length-mismatch  | /change/0/columntypes
            "a","a" | "text","text"    | 1,2         | duplicate-column | /change/0/columnnames/1
            ""      | "text"           | 1           | bad-identifier   | /change/0/columnnames/0
            "a\\u0000" | "text"        | 1           | bad-identifier   | /change/0/columnnames/0
            "a"     | "text"           | "\\u0000"   | bad-text         | /change/0/columnvalues/0
            "a"     | "text"           | "\\ud800"   | bad-text         | /change/0/columnvalues/0
            "a"     | "text"           | {}          | wrong-type       | /change/0/columnvalues/0
            """)
    void rowsThatMakeNoSenseAreRefused(String names, String types, String values, String code, String pointer) {
        var violations = reading.invalid(insert(names, types, values));

        assertThat(violations.first())
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo(code))
                .satisfies(violation -> assertThat(violation.pointer()).isEqualTo(pointer));
    }

    @Test
    void anIdentifierOf63BytesIsTakenAndOneOf64IsNot() {
        var longest = "é".repeat(31) + "x";

        assertThat(reading.valid(insert('"' + longest + '"', "\"text\"", "1")).changes())
                .hasSize(1);
        assertThat(reading.invalid(insert('"' + longest + "x\"", "\"text\"", "1"))
                        .first())
                .extracting(Violation::code)
                .containsExactly("bad-identifier");
    }

    @Test
    void allViolationsAreReportedInTheOrderOfTheChanges() {
        var violations = reading.invalid("""
                {"change":[
                  {"kind":"insert","table":"","columnnames":["a","a"],"columntypes":["text"],"columnvalues":[1,2]},
                  {"kind":"delete"},
                  {"kind":"nothing"}],"extra":1}
                """);

        assertThat(violations.total()).isEqualTo(violations.first().size());
        assertThat(violations.first())
                .extracting(Violation::code)
                .containsExactly(
                        "unknown-key",
                        "bad-identifier",
                        "duplicate-column",
                        "length-mismatch",
                        "missing-key",
                        "missing-key",
                        "unknown-kind");
    }

    @Test
    void aMillionViolationsAreCountedAndTheFirstThousandSpelledOut() {
        var violations = reading.invalid("{\"change\":[" + "0,".repeat(999_999) + "0]}");

        assertThat(violations.total()).isEqualTo(1_000_000);
        assertThat(violations.first()).hasSize(Violations.MOST_LISTED);
    }

    @Test
    void aKeyOfAMillionCharactersIsNotEchoed() {
        var violations = reading.invalid("{\"change\":[{\"kind\":\"delete\",\"" + "x".repeat(1_000_000) + "\":1}]}");

        assertThat(violations.first())
                .filteredOn(violation -> violation.code().equals("unknown-key"))
                .extracting(Violation::pointer)
                .containsExactly("/change/0");
    }

    @Test
    void aDocumentTooLargeForTheSchemaIsExplainedAllTheSame() {
        var violations = reading.invalid("{\"change\":[],\"timestamp\":\"" + "x".repeat(2 << 20) + "\",\"extra\":1}");

        assertThat(violations.first())
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/extra");
    }

    private @Nullable String onlyValue(String type, String value) {
        var insert = (Change.Insert) reading.valid(insert("\"a\"", '"' + type + '"', value))
                .changes()
                .getFirst();
        return insert.row().list().getFirst().value();
    }

    private static String insert(String names, String types, String values) {
        return "{\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":[%s],\"columntypes\":[%s],\"columnvalues\":[%s]}]}"
                .formatted(names, types, values);
    }
}
