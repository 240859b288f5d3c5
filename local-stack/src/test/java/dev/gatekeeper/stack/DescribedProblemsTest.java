package dev.gatekeeper.stack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the descriptions to the sources: a kind of problem that the code makes up and no one describes fails here.
class DescribedProblemsTest {

    private static final Pattern ANSWERED =
            Pattern.compile("Problem\\s*\\.(?:of|answer)\\(\\s*HttpStatus\\.([A-Z_]+),\\s*\"([a-z-]+)\"");
    private static final Pattern REASON = Pattern.compile("(?:new Reason|\\bunclear)\\(\\s*\"([a-z-]+)\"");

    @ParameterizedTest
    @CsvSource({"gatekeeper-api, gatekeeper-gateway", "cdc-consumer, gatekeeper-consumer"})
    void everyProblemStandsUnderItsStatus(String module, String description) {
        var answered = sources(module)
                .flatMap(source -> ANSWERED.matcher(source).results())
                .map(found -> code(found.group(1)) + " " + found.group(2))
                .collect(toCollection(TreeSet::new));

        assertThat(answered).hasSizeGreaterThan(3);
        assertThat(examples(description)).containsAll(answered);
    }

    @ParameterizedTest
    @CsvSource({"gatekeeper-api, gatekeeper-gateway"})
    void everyReasonOfTheGatewaysIsAProblemThatIsShown(String module, String description) {
        var reasons = sources(module)
                .flatMap(source -> REASON.matcher(source).results())
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(reasons).hasSizeGreaterThan(3);
        assertThat(examples(description).stream()
                        .map(shown -> shown.substring(4))
                        .toList())
                .containsAll(reasons);
    }

    /// Status and kind of each problem that the description shows.
    private static Set<String> examples(String description) {
        var shown = new TreeSet<String>();
        for (var path : read(description).getPaths().values()) {
            for (var operation : path.readOperations()) {
                operation.getResponses().forEach((status, response) -> {
                    var content = response.getContent() == null
                            ? null
                            : response.getContent().get("application/problem+json");
                    if (content != null && content.getExamples() != null) {
                        content.getExamples().values().forEach(example -> shown.add(status + " " + type(example)));
                    }
                });
            }
        }
        return shown;
    }

    private static String type(Example example) {
        var type = Pattern.compile("urn:gatekeeper:problem:([a-z-]+)").matcher(String.valueOf(example.getValue()));
        return type.find() ? type.group(1) : "none";
    }

    private static String code(String status) {
        return Integer.toString(HttpStatus.valueOf(status).getCode());
    }

    private static OpenAPI read(String description) {
        try (var file = DescribedProblemsTest.class.getResourceAsStream("/META-INF/swagger/" + description + ".yml")) {
            var text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new OpenAPIV3Parser().readContents(text).getOpenAPI();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sources(String module) {
        try (var files = Files.walk(Path.of("..", module, "src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(DescribedProblemsTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
