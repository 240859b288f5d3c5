package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// The description of `POST /change-sets`.
public final class Description {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private static final JsonNode RESPONSES = of("/responses");

    private Description() {}

    /// Such an answer stands there, with its body and its headers.
    public static void assertHas(HttpResponse<?> answer) throws JsonProcessingException {
        var described = RESPONSES.path(Integer.toString(answer.code()));

        var mediaType = answer.getContentType().orElseThrow().getName();
        assertThat(shapes(described.path("content").path(mediaType).path("examples")))
                .contains(shape(JSON.valueToTree(answer.body())));
        var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.path("headers").fieldNames().forEachRemaining(headers::add);
        assertThat(answer.getHeaders().names())
                .filteredOn(name -> !List.of("content-type", "connection").contains(name.toLowerCase(Locale.ROOT)))
                .allMatch(headers::contains);
    }

    /// What it says there.
    static JsonNode of(String pointer) {
        return description().at("/paths/~1change-sets/post" + pointer);
    }

    /// What an answer says whatever it is about: its keys, and the values of those that programs switch on.
    private static String shape(JsonNode answer) {
        var keys = answer.fieldNames();
        return StreamSupport.stream(((Iterable<String>) () -> keys).spliterator(), false)
                .map(key -> List.of("type", "title", "status").contains(key) ? key + "=" + answer.get(key) : key)
                .sorted()
                .toList()
                .toString();
    }

    private static List<String> shapes(JsonNode examples) throws JsonProcessingException {
        var shapes = new ArrayList<String>();
        for (var each : examples) {
            shapes.add(shape(example(each.path("value"))));
        }
        return shapes;
    }

    static JsonNode example(JsonNode value) throws JsonProcessingException {
        return value.isTextual() ? JSON.readTree(value.asText()) : value;
    }

    private static JsonNode description() {
        try (var file = Description.class.getResourceAsStream("/META-INF/swagger/gatekeeper-gateway.yml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
