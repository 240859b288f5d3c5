package dev.gatekeeper.changeset.sqltype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// What the tests of this package start from, one JSON value a line.
final class Resources {

    /// A value as wal2json printed it, and the name of its type.
    record Captured(String type, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    /// Texts at and around the edges of what each type takes, by the type's name.
    static Map<String, List<String>> specimens() {
        var all = new LinkedHashMap<String, List<String>>();
        for (var line : lines("specimens.ndjson")) {
            for (var type : line.get("types")) {
                all.put(type.textValue(), strings(line.get("texts")));
            }
        }
        return all;
    }

    static List<Captured> capturedValues() {
        return lines("captured-values.ndjson").stream()
                .map(line -> new Captured(line.get(0).textValue(), line.get(1).textValue()))
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<JsonNode> lines(String name) {
        var stream = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Resources::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
