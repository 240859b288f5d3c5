package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.ViolationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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
}
