package dev.gatekeeper.faults.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.faults.load.Answer.Accepted;
import dev.gatekeeper.faults.load.Answer.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The gateway as clients see it. Thread-safe.
public final class Gateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI changeSets;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Gateway(URI base) {
        this.changeSets = base.resolve("/change-sets");
    }

    /// Sends a post once.
    ///
    /// @param patience how long the client waits for the answer's last byte
    Attempt send(Post post, byte[] body, Duration patience) throws InterruptedException {
        var request = HttpRequest.newBuilder(changeSets)
                .header("Content-Type", "application/json")
                .header("X-Stream", post.stream())
                .header("Idempotency-Key", post.idempotencyKey())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return read(post, response.statusCode(), response.body());
        } catch (HttpTimeoutException e) {
            return new Attempt.Again("timeout");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The gateway's answer to the " + post + " is not JSON.", e);
        } catch (IOException e) {
            return new Attempt.Again("no connection");
        }
    }

    private static Attempt read(Post post, int status, byte[] body) throws IOException {
        if (status >= 200 && status < 300) {
            return new Attempt.Definite(status, accepted(post, JSON.readTree(body)));
        }
        if (status >= 500 || status == 408 || status == 429) {
            return new Attempt.Again(Integer.toString(status));
        }
        var rejection = JSON.readTree(body).path("rejectionId").textValue();
        return new Attempt.Definite(
                status, new Refused(status, Optional.ofNullable(rejection).map(UUID::fromString)));
    }

    private static Accepted accepted(Post post, JsonNode receipt) {
        var id = receipt.path("id").asText();
        if (!id.equals(post.id().toString())) {
            throw new IllegalStateException("The gateway calls the " + post + " " + id + ".");
        }
        return new Accepted(
                receipt.hasNonNull("offset")
                        ? Optional.of(new Place(
                                receipt.path("partition").asInt(),
                                receipt.path("offset").asLong()))
                        : Optional.empty());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
