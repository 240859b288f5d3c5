package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.OldKeys;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedDocumentsTest {

    static final Iterable<String> NAMES = Captures.NAMES;

    private final ChangeSetParser parser = new ChangeSetParser(ParserSettings.DEFAULT);
    private final ChangeSetParser withoutTypes =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), false));

    @ParameterizedTest
    @FieldSource("NAMES")
    void documentsUnderAHeadingWithoutOptionsAreValidButForTheBrokenLines(String name) {
        var broken = Captures.invalidLines();
        var documents = Captures.documents(name + ".out").stream()
                .filter(Captures.Line::isPlain)
                .filter(line -> !broken.contains(line.key()))
                .toList();

        assertThat(documents)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(parser.parse(Format.WAL2JSON_1, line.bytes()))
                        .isInstanceOf(ParseResult.Valid.class));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyOptionOfFormat1IsUnderstood(String name) {
        var broken = Captures.invalidLines();
        var documents = Captures.documents(name + ".out").stream()
                .filter(line -> line.isFormat1() && line.hasNoSettings())
                .filter(line -> !line.heading().contains("write-in-chunks"))
                .filter(line -> !broken.contains(line.key()))
                .toList();

        assertThat(documents)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(withoutTypes.parse(Format.WAL2JSON_1, line.bytes()))
                        .isInstanceOf(ParseResult.Valid.class));
    }

    @Test
    void documentsWithoutTypesAreRefusedWhereTypesAreRequired() {
        var documents = Captures.documents("misc.out").stream()
                .filter(line -> line.heading().contains("2.5 include-types=0"))
                .filter(line -> line.key().contains("columnvalues"))
                .toList();

        assertThat(documents)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(parser.parse(Format.WAL2JSON_1, line.bytes()))
                        .isInstanceOfSatisfying(
                                ParseResult.Invalid.class,
                                invalid -> assertThat(invalid.violations().first())
                                        .extracting("code")
                                        .contains(ViolationCode.MISSING_KEY.text())));
    }

    @Test
    void everyBrokenLineIsRefusedWithAReason() {
        var lines = Captures.documents("invalid_lines.txt").stream()
                .filter(line -> !line.heading().contains("format-version"))
                .toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(parser.parse(Format.WAL2JSON_1, line.bytes()))
                        .isInstanceOfSatisfying(
                                ParseResult.NotJson.class,
                                notJson -> assertThat(notJson.violation().message())
                                        .isNotBlank()));
    }

    @Test
    void brokenLinesOfFormat2AreRefusedToo() {
        var lines = Captures.documents("invalid_lines.txt").stream()
                .filter(line -> line.heading().contains("format-version"))
                .toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(parser.parse(Format.WAL2JSON_1, line.bytes()))
                        .isInstanceOf(ParseResult.NotJson.class));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyOptionOfFormat2IsUnderstood(String name) {
        var groups = sound(Captures.groups(name + ".out", ".*"));

        assertThat(groups)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(withoutTypes.parse(group.format(), group.payload()))
                        .as(Captures.latin1(group.payload()))
                        .isInstanceOf(ParseResult.Valid.class));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aBrokenLineRefusesItsTransactionAndNoOther(String name) {
        var all = Captures.groups(name + ".out", ".*");
        var sound = sound(all);
        var broken = all.stream().filter(group -> !sound.contains(group)).toList();

        assertThat(broken)
                .allSatisfy(group -> assertThat(withoutTypes.parse(group.format(), group.payload()))
                        .isInstanceOf(ParseResult.NotJson.class));
        assertThat(sound.size()).isGreaterThan(5 * broken.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "types"})
    void bothFormatsTellTheSame(String name) {
        var documents = Captures.documents(name + ".out").stream()
                .filter(line -> line.heading().equals("### wal2json 2.5 "))
                .toList();
        var groups = Captures.groups(name + ".out", "### wal2json 2.5 format-version=2( include-pk=1)? *");

        var inFormat1 = documents.stream()
                .map(line -> changeSet(Format.WAL2JSON_1, line.bytes()))
                .toList();
        var inFormat2 = groups.stream()
                .map(group -> changeSet(Format.WAL2JSON_2, group.payload()))
                .toList();

        assertThat(inFormat1).isNotEmpty();
        assertThat(inFormat2).isEqualTo(inFormat1);
    }

    /// Without what format 1 does not print: truncates, and old values that are NULL; nor primary keys, which not
    /// all of these captures have.
    private List<Change> changeSet(Format format, byte[] payload) {
        var changeSet = ((ParseResult.Valid) parser.parse(format, payload)).changeSet();
        return changeSet.changes().stream()
                .filter(change -> !(change instanceof Change.Truncate))
                .map(CapturedDocumentsTest::inBothFormats)
                .toList();
    }

    private static Change inBothFormats(Change change) {
        return switch (change) {
            case Change.Insert(var table, var row, var _) -> new Change.Insert(table, row);
            case Change.Update(var table, var row, var old, var _) -> new Change.Update(table, row, withoutNulls(old));
            case Change.Delete(var table, var old) -> new Change.Delete(table, withoutNulls(old));
            case Change.Truncate _, Change.Message _ -> change;
        };
    }

    private static OldKeys withoutNulls(OldKeys old) {
        return new OldKeys(new Columns(old.columns().list().stream()
                .filter(column -> column.value() != null)
                .toList()));
    }

    private static List<LineGroup.Whole> sound(List<LineGroup.Whole> groups) {
        var broken = Captures.invalidLines();
        return groups.stream()
                .filter(group -> Captures.latin1(group.payload()).lines().noneMatch(broken::contains))
                .toList();
    }
}
