package dev.gatekeeper.changeset.wal2json;

import static dev.gatekeeper.changeset.wal2json.Reading.bytes;
import static dev.gatekeeper.changeset.wal2json.Reading.column;
import static dev.gatekeeper.changeset.wal2json.Reading.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Format2Test {

    private static final TableName T = TableName.of("public", "t");
    private static final String I =
            "{\"action\":\"I\",\"table\":\"t\",\"columns\":[{\"name\":\"a\",\"type\":\"integer\",\"value\":1}]}";

    private final Reading reading = new Reading(Format.WAL2JSON_2);

    @Test
    void aTransactionIsRead() {
        var changeSet = reading.valid("""
                {"action":"B","xid":907,"timestamp":"2026-11-20 20:07:02.165999+00","origin":0,"lsn":"0/27F92D8","nextlsn":"0/27F9308"}
                {"action":"I","xid":907,"lsn":"0/27F9290","schema":"public","table":"t","columns":[{"name":"a","type":"integer","typeoid":23,"value":1,"optional":false,"position":1,"default":null},{"name":"b","type":"text","value":null}],"pk":[{"name":"a","type":"integer"}]}
                {"action":"U","table":"t","columns":[{"name":"b","type":"text","value":"x"}],"identity":[{"name":"a","type":"integer","value":1}]}
                {"action":"D","table":"t","identity":[{"name":"a","type":"integer","value":1},{"name":"b","type":"text","value":null}]}
                {"action":"M","transactional":true,"prefix":"p","content":"c"}
                {"action":"C","xid":907,"nextlsn":"0/27F9308"}""");

        var key = new OldKeys(row(column("a", "integer", "1")));
        assertThat(changeSet)
                .isEqualTo(new ChangeSet(
                        List.of(
                                new Change.Insert(
                                        T,
                                        row(column("a", "integer", "1"), column("b", "text", null)),
                                        List.of(new Identifier("a"))),
                                new Change.Update(T, row(column("b", "text", "x")), key),
                                new Change.Delete(
                                        T, new OldKeys(row(column("a", "integer", "1"), column("b", "text", null)))),
                                new Change.Message("p", "c")),
                        Optional.of("0/27F9308")));
    }

    @Test
    void aPrimaryKeyIsKeptWithInsertsAndUpdatesHoweverOftenItComes() {
        var tuple = """
                {"action":"%s","table":"t","columns":[{"name":"a","type":"integer","value":1}]%s,"pk":[%s]}""";
        var key = "{\"name\":\"b\",\"type\":\"text\"},{\"name\":\"a\",\"type\":\"integer\"}";
        var identity = ",\"identity\":[{\"name\":\"a\",\"type\":\"integer\",\"value\":1}]";

        var changes = List.of(
                reading.valid(tuple.formatted("I", "", key)).changes().getFirst(),
                reading.valid(tuple.formatted("U", identity, key)).changes().getFirst(),
                reading.valid(tuple.formatted("I", "", "")).changes().getFirst());

        var row = row(column("a", "integer", "1"));
        var b = new Identifier("b");
        var a = new Identifier("a");
        assertThat(changes)
                .containsExactly(
                        new Change.Insert(T, row, List.of(b, a)),
                        new Change.Update(T, row, new OldKeys(row), List.of(b, a)),
                        new Change.Insert(T, row));
    }

    @Test
    void aTransactionOfNothingIsAChangeSet() {
        assertThat(reading.valid("{\"action\":\"B\"}\n{\"action\":\"C\"}"))
                .isEqualTo(new ChangeSet(List.of(), Optional.empty()));
    }

    @Test
    void aTupleAloneIsAChangeSet() {
        assertThat(reading.valid(I).changes()).containsExactly(new Change.Insert(T, row(column("a", "integer", "1"))));
    }

    @Test
    void aMessageOfNoTransactionHasNulls() {
        var message =
                "{\"action\":\"M\",\"xid\":null,\"timestamp\":null,\"origin\":null,\"lsn\":\"0/3847C00\",\"transactional\":false,\"prefix\":\"nt\",\"content\":\"c\"}";

        assertThat(reading.valid(message).changes()).containsExactly(new Change.Message("nt", "c"));
    }

    @Test
    void truncatesOfOneLsnAreOneChange() {
        var changes = reading.valid(String.join(
                        "\n",
                        "{\"action\":\"B\"}",
                        truncate("a", "0/1"),
                        truncate("b", "0/1"),
                        truncate("c", "0/2"),
                        I,
                        truncate("d", "0/2"),
                        truncate("d", "0/2"),
                        "{\"action\":\"C\"}"))
                .changes();

        assertThat(changes)
                .containsExactly(
                        new Change.Truncate(List.of(TableName.of("s", "a"), TableName.of("s", "b"))),
                        new Change.Truncate(List.of(TableName.of("s", "c"))),
                        new Change.Insert(T, row(column("a", "integer", "1"))),
                        new Change.Truncate(List.of(TableName.of("s", "d"))));
    }

    @Test
    void truncatesWithoutBAndCAreOneChange() {
        var truncates = "{\"action\":\"T\",\"table\":\"a\"}\n{\"action\":\"T\",\"table\":\"b\"}";

        assertThat(reading.valid(truncates).changes())
                .containsExactly(
                        new Change.Truncate(List.of(TableName.of("public", "a"), TableName.of("public", "b"))));
    }

    @Test
    void nextLsnIsTakenFromTheCommitWhereTheBeginHasNone() {
        assertThat(reading.valid("{\"action\":\"B\"}\n{\"action\":\"C\",\"nextlsn\":\"0/1\"}")
                        .nextLsn())
                .contains("0/1");
    }

    @Test
    void typesMayBeLeftOutWhereTheyAreNotRequired() {
        var untyped = "{\"action\":\"I\",\"table\":\"t\",\"columns\":[{\"name\":\"a\",\"value\":1}]}";
        var lenient = new ChangeSetParser(new ParserSettings(new Identifier("public"), false));

        assertThat(reading.invalid(untyped).first())
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("missing-key", "/0/columns/0"));
        assertThat(lenient.parse(Format.WAL2JSON_2, bytes(untyped))).isInstanceOf(ParseResult.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            B I       | incomplete-transaction | /0
            B         | incomplete-transaction | /0
            C         | out-of-place           | /0
            I C       | out-of-place           | /1
            B C I     | out-of-place           | /2
            B C B C   | out-of-place           | /2
            B C C     | out-of-place           | /2
            B B C     | out-of-place           | /1
            I I       | out-of-place           | /1
            I T       | out-of-place           | /1
            T I       | out-of-place           | /1
            I B C     | out-of-place           | /1
            T B T     | out-of-place           | /1
            B T C T   | out-of-place           | /3
            """)
    void linesThatAreNotOneChangeSetAreRefused(String lines, String code, String pointer) {
        var payload = lines.replace("B", "{\"action\":\"B\"}")
                .replace("C", "{\"action\":\"C\"}")
                .replace("T", "{\"action\":\"T\",\"table\":\"x\"}")
                .replaceAll("\\bI\\b", I)
                .replace("} {", "}\n{");

        assertThat(reading.invalid(payload).first())
                .first()
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(code, pointer);
    }

    @Test
    void truncatesOfTwoLsnsAreNoChangeSet() {
        assertThat(reading.invalid(truncate("a", "0/1") + "\n" + truncate("b", "0/2"))
                        .first())
                .extracting(Violation::code)
                .containsExactly("out-of-place");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "xid":1            | "xid":2             | /1/xid
            "nextlsn":"0/1"    | "nextlsn":"0/2"     | /1/nextlsn
            """)
    void theEndOfAnotherTransactionIsRefused(String begin, String commit, String pointer) {
        var violations = reading.invalid("{\"action\":\"B\"," + begin + "}\n{\"action\":\"C\"," + commit + "}");

        assertThat(violations.first())
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("bad-value", pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                               | wrong-type   | /0
            {}                                                               | missing-key  | /0
            {"action":"X","foo":1}                                           | unknown-kind | /0/action
            {"action":1}                                                     | unknown-kind | /0/action
            {"action":"T"}                                                   | missing-key  | /0
            {"action":"T","table":"t","columns":[{"name":"a","type":"text","value":1}]} | unknown-key | /0/columns
            {"action":"T","table":"t","xid":null}                            | wrong-type   | /0/xid
            {"action":"T","table":"t","timestamp":null}                      | wrong-type   | /0/timestamp
            {"action":"T","table":"t","xid":-1}                              | out-of-range | /0/xid
            {"action":"T","table":"t","lsn":"x"}                             | bad-value    | /0/lsn
            {"action":"T","table":"t","nextlsn":"0/1"}                       | unknown-key  | /0/nextlsn
            {"action":"T","table":""}                                        | bad-identifier | /0/table
            {"action":"T","table":"t","a/b~c":1}                             | unknown-key  | /0/a~1b~0c
            {"action":"I","table":"t","columns":[]}                          | out-of-range | /0/columns
            {"action":"I","table":"t","columns":{}}                          | wrong-type   | /0/columns
            {"action":"I","table":"t","columns":[1]}                         | wrong-type   | /0/columns/0
            {"action":"I","table":"t","columns":[{"name":"a","type":"text"}]} | missing-key | /0/columns/0
            {"action":"I","table":"t","columns":[{"name":"a","type":"text","value":[]}]} | wrong-type | /0/columns/0/value
            {"action":"I","table":"t","columns":[{"name":"a","type":"integer","value":"x"}]} | bad-value | /0/columns/0/value
            {"action":"I","table":"t","columns":[{"name":"a","type":"numeric(0)","value":1}]} | bad-type | /0/columns/0/type
            {"action":"I","table":"t","columns":[{"name":"a","type":"text","value":1,"x":1}]} | unknown-key | /0/columns/0/x
            {"action":"I","table":"t","columns":[{"name":"a","type":"text","value":1},{"name":"a","type":"text","value":1}]} | duplicate-column | /0/columns/1/name
            {"action":"D","table":"t","identity":[{"name":"a","type":"text","value":1,"optional":true}]} | unknown-key | /0/identity/0/optional
            {"action":"M","transactional":1,"prefix":"","content":""}        | wrong-type   | /0/transactional
            """)
    void whatIsNoTupleIsRefusedWithOneViolation(String line, String code, String pointer) {
        assertThat(reading.invalid(line).first())
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple(code, pointer));
    }

    @Test
    void allViolationsAreReportedInTheOrderOfTheLines() {
        var violations = reading.invalid("""
                {"action":"B","x":1}
                {"action":"I","table":"","columns":[{"name":"a","type":"integer","value":"x"},{"name":"a","type":"text","value":1}]}
                {"action":"Q"}
                {"action":"D","table":"t"}""");

        assertThat(violations.first())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/0/x", "/0", "/1/table", "/1/columns/0/value", "/1/columns/1/name", "/2/action", "/3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"action":"B"} {"action":"C"} | not-json      | /0
            {"action":"B"                 | not-json      | /0/action
            {"action":"B","action":"C"}   | duplicate-key | /0/action
            {"action":"I","columns":[{"name":"a","name":"a"}]} | duplicate-key | /0/columns/0/name
            """)
    void aLineThatIsNotOneJsonTextIsRefused(String line, String code, String pointer) {
        assertThat(reading.notJson(line))
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(code, pointer);
    }

    @Test
    void aFaultOfJsonNamesItsLine() {
        var violation = reading.notJson("{\"action\":\"B\"}\n\n{\"action\":\"I\",\"table\":}\n{\"action\":\"C\"}");

        assertThat(violation.pointer()).isEqualTo("/2/table");
        assertThat(violation.message()).contains("(line 3, column 23)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\r\n \n"})
    void aPayloadOfBlankLinesIsRefused(String payload) {
        assertThat(reading.notJson(payload).code()).isEqualTo("not-json");
    }

    @Test
    void carriageReturnsAndBlankLinesTellNothing() {
        assertThat(reading.valid("{\"action\":\"B\"}\r\n\r\n{\"action\":\"C\"}\r\n")
                        .changes())
                .isEmpty();
    }

    private static String truncate(String table, String lsn) {
        return "{\"action\":\"T\",\"lsn\":\"" + lsn + "\",\"schema\":\"s\",\"table\":\"" + table + "\"}";
    }
}
