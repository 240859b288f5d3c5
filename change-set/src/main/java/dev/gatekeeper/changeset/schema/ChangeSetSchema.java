package dev.gatekeeper.changeset.schema;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONArray;
import org.json.JSONObject;

/// The published JSON Schema (draft-07) of a change set in format 1, or of each of its lines in format 2. Immutable
/// and thread-safe.
public final class ChangeSetSchema {

    private final String json;
    private final Schema schema;

    private ChangeSetSchema(String text, JSONObject json) {
        this.json = text;
        schema = SchemaLoader.builder()
                .draftV7Support()
                .schemaJson(json)
                .build()
                .load()
                .build();
    }

    /// The schema as it is enforced.
    ///
    /// @param requireTypes whether rows must come with their columns' types
    public static ChangeSetSchema load(Format format, boolean requireTypes) {
        var text = text(resource(format));
        var json = new JSONObject(text);
        if (requireTypes) {
            return new ChangeSetSchema(text, json);
        }
        makeTypesOptional(format, json.getJSONObject("definitions"));
        return new ChangeSetSchema(json.toString(2), json);
    }

    /// The schema's own text.
    public String json() {
        return json;
    }

    /// Everything in which a document breaks the schema; nothing where it keeps it. About twenty times slower than
    /// the parser.
    ///
    /// @param document a document or a line: JSON, without a key twice in one object
    public List<Violation> violations(CharBuffer document) {
        try {
            Validator.builder().build().performValidation(schema, StandInTree.of(document));
            return List.of();
        } catch (ValidationException broken) {
            return ViolationsFromEverit.of(broken);
        }
    }

    private static String resource(Format format) {
        return switch (format) {
            case WAL2JSON_1 -> "change-set.schema.json";
            case WAL2JSON_2 -> "change-set-2.schema.json";
        };
    }

    private static void makeTypesOptional(Format format, JSONObject definitions) {
        switch (format) {
            case WAL2JSON_1 -> {
                for (var branch : definitions.getJSONObject("change").getJSONArray("allOf")) {
                    makeOptional("columntypes", ((JSONObject) branch).getJSONObject("then"));
                }
                makeOptional("keytypes", definitions.getJSONObject("oldkeys"));
            }
            case WAL2JSON_2 -> {
                makeOptional("type", definitions.getJSONObject("columns").getJSONObject("items"));
                makeOptional("type", definitions.getJSONObject("identity").getJSONObject("items"));
            }
        }
    }

    private static void makeOptional(String key, JSONObject object) {
        var required = new JSONArray();
        for (var name : object.getJSONArray("required")) {
            if (!name.equals(key)) {
                required.put(name);
            }
        }
        object.put("required", required);
    }

    private static String text(String resource) {
        try (var in = ChangeSetSchema.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema can't be read from the class path.", e);
        }
    }
}
