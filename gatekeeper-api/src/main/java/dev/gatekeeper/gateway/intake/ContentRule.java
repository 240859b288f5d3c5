package dev.gatekeeper.gateway.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which bodies are read at all: JSON in UTF-8, as it is.
final class ContentRule {

    private ContentRule() {}

    /// Why a body with these headers is not read, as a sentence; empty where it is.
    static Optional<String> flaw(HttpHeaders headers) {
        var types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        if (types.size() != 1) {
            return Optional.of("Say what the body is, once: Content-Type: application/json.");
        }
        if (!isJson(types.getFirst())) {
            return Optional.of("A change set is sent as Content-Type: application/json, in UTF-8.");
        }
        for (var encoding : headers.getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
                return Optional.of("A body is sent uncompressed: leave Content-Encoding out.");
            }
        }
        return Optional.empty();
    }

    private static boolean isJson(String text) {
        try {
            var type = MediaType.of(text);
            var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
            return type.matches(MediaType.APPLICATION_JSON_TYPE)
                    && type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON)
                    && charset.map(name -> unquoted(name).equalsIgnoreCase(StandardCharsets.UTF_8.name()))
                            .orElse(true);
        } catch (IllegalArgumentException notAMediaType) {
            return false;
        }
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
