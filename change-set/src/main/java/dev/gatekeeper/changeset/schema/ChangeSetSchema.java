package dev.gatekeeper.changeset.schema;

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

/// The published JSON Schema (draft-07) of a change set. Immutable and thread-safe.
public final class ChangeSetSchema {

    private static final String RESOURCE = "change-set.schema.json";

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
    public static ChangeSetSchema load(boolean requireTypes) {
        var text = text();
        var json = new JSONObject(text);
        if (requireTypes) {
            return new ChangeSetSchema(text, json);
        }
        makeTypesOptional(json.getJSONObject("definitions"));
        return new ChangeSetSchema(json.toString(2), json);
    }

    /// The schema's own text.
    public String json() {
        return json;
    }

    /// Everything in which a document breaks the schema; nothing where it keeps it. About twenty times slower than the
    /// parser.
    ///
    /// @param document JSON, without a key twice in one object
    public List<Violation> violations(CharBuffer document) {
        try {
            Validator.builder().build().performValidation(schema, StandInTree.of(document));
            return List.of();
        } catch (ValidationException broken) {
            return ViolationsFromEverit.of(broken);
        }
    }

    private static void makeTypesOptional(JSONObject definitions) {
        for (var branch : definitions.getJSONObject("change").getJSONArray("allOf")) {
            makeOptional("columntypes", ((JSONObject) branch).getJSONObject("then"));
        }
        makeOptional("keytypes", definitions.getJSONObject("oldkeys"));
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

    private static String text() {
        try (var in = ChangeSetSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema can't be read from the class path.", e);
        }
    }
}
