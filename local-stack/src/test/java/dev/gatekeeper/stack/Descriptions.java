package dev.gatekeeper.stack;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the services say of themselves: in their OpenAPI descriptions, and in their sources.
final class Descriptions {

    private static final Pattern TYPE = Pattern.compile("urn:gatekeeper:problem:([a-z-]+)");

    private Descriptions() {}

    /// Status and kind of each problem that the description shows.
    static Set<String> problems(String description) {
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

    /// The statuses of each call, without those that any call may answer.
    static Map<String, Set<String>> calls(String description) {
        var calls = new TreeMap<String, Set<String>>();
        read(description)
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> calls.put(method + " " + path, statuses(operation))));
        return calls;
    }

    private static Set<String> statuses(Operation operation) {
        var statuses = new TreeSet<String>();
        operation.getResponses().forEach((status, response) -> {
            // What the generator puts there for a method of which no annotation says 200.
            var madeUp = (operation.getOperationId() + " 200 response").equals(response.getDescription());
            if (status.matches("\\d+") && !madeUp) {
                statuses.add(status);
            }
        });
        return statuses;
    }

    private static String type(Example example) {
        var type = TYPE.matcher(String.valueOf(example.getValue()));
        return type.find() ? type.group(1) : "none";
    }

    private static OpenAPI read(String description) {
        try (var file = Descriptions.class.getResourceAsStream("/META-INF/swagger/" + description + ".yml")) {
            var text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new OpenAPIV3Parser().readContents(text).getOpenAPI();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of each source of a module, but for the examples that its description shows.
    static Stream<String> sources(String module) {
        return sources(module, "");
    }

    /// @param folder below the module's root package, such as `consumer/apply`; empty for all of it
    static Stream<String> sources(String module, String folder) {
        try (var files = Files.walk(Path.of("..", module, "src/main/java/dev/gatekeeper", folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Examples.java"))
                    .map(Descriptions::text)
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
