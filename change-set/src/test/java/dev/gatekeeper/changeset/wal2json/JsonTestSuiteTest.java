package dev.gatekeeper.changeset.wal2json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Holds the parser to JSONTestSuite, where a copy of it is named by the property `gatekeeper.json-test-suite`. Its
/// `y_` documents are JSON, its `n_` documents are not.
@EnabledIfSystemProperty(
        named = JsonTestSuiteTest.FOLDER,
        matches = ".+",
        disabledReason = "The property gatekeeper.json-test-suite names no copy of JSONTestSuite.")
class JsonTestSuiteTest {

    static final String FOLDER = "gatekeeper.json-test-suite";

    private final ChangeSetParser parser = new ChangeSetParser(ParserSettings.DEFAULT);

    @Test
    void whatIsJsonIsReadAsJsonUnlessAKeyStandsTwice() {
        assertThat(documents("y_")).isNotEmpty().allSatisfy(document -> {
            var result = parser.parse(Format.WAL2JSON_1, read(document));
            if (document.getFileName().toString().contains("duplicated_key")) {
                assertThat(result)
                        .isInstanceOfSatisfying(
                                ParseResult.NotJson.class,
                                notJson ->
                                        assertThat(notJson.violation().code()).isEqualTo("duplicate-key"));
            } else {
                assertThat(result).isInstanceOf(ParseResult.Invalid.class);
            }
        });
    }

    @Test
    void whatIsNotJsonIsRefusedAsNotJson() {
        assertThat(documents("n_"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(parser.parse(Format.WAL2JSON_1, read(document)))
                        .isInstanceOf(ParseResult.NotJson.class));
    }

    @Test
    void whatAParserMayTakeOrLeaveIsAnsweredAllTheSame() {
        assertThat(documents("i_"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(parser.parse(Format.WAL2JSON_1, read(document)))
                        .isNotInstanceOf(ParseResult.Valid.class));
    }

    private static List<Path> documents(String prefix) {
        try (var files = Files.list(Path.of(System.getProperty(FOLDER, "")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path document) {
        try {
            return Files.readAllBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
