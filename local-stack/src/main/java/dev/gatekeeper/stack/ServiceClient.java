package dev.gatekeeper.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.core.ConditionTimeoutException;

/// Calls one of the services. Thread-safe.
final class ServiceClient {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(90);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();

    ServiceClient(URI base) {
        this.base = base;
    }

    /// What a service answered.
    ///
    /// @param body the JSON of the body; missing where it is none
    record Answer(String call, int status, JsonNode body) {

        /// @throws StackException where the status is another one
        Answer expect(int expected) throws StackException {
            if (status != expected) {
                throw new StackException(String.format(
                        Locale.ROOT, "%s answered %d where %d was expected: %s", call, status, expected, body));
            }
            return this;
        }

        String text(String key) {
            return body.path(key).asText();
        }
    }

    Answer post(String path, byte[] json) throws StackException, InterruptedException {
        return send(
                "POST",
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json)));
    }

    Answer get(String path) throws StackException, InterruptedException {
        return send("GET", HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private Answer send(String method, HttpRequest.Builder builder) throws StackException, InterruptedException {
        var request = builder.timeout(ANSWER_PATIENCE).build();
        var call = method + " " + request.uri();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(call, response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new StackException(call + " was not answered: " + e, e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    /// Whether the service answers at all and says that it is ready.
    boolean isReady() throws InterruptedException {
        try {
            return get("/health/readiness").status() == 200;
        } catch (StackException away) {
            return false;
        }
    }

    /// @param title the service's name in a sentence
    void awaitReady(String title) throws StackException, InterruptedException {
        try {
            await().atMost(READY_PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .dontCatchUncaughtExceptions() // The services of this JVM have theirs.
                    .until(this::isReady);
        } catch (ConditionTimeoutException e) {
            throw new StackException(
                    "After %d seconds %s at %s does not say that it is ready."
                            .formatted(READY_PATIENCE.toSeconds(), title, base),
                    e);
        }
    }
}
