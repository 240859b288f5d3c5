package dev.gatekeeper.faults.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// The gateway as clients see it. Thread-safe.
public final class Gateway implements AutoCloseable {

    private final URI changeSets;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Gateway(URI base) {
        this.changeSets = base.resolve("/change-sets");
    }

    /// Sends a request once.
    Attempt send(Request request, Manner manner) throws InterruptedException {
        var message = HttpRequest.newBuilder(changeSets)
                .header("Content-Type", request.kind().contentType())
                .header("X-Stream", request.stream())
                .header("Idempotency-Key", request.idempotencyKey())
                .timeout(manner.patience())
                .POST(manner.publisher(request.body()))
                .build();
        try {
            var response = http.send(message, HttpResponse.BodyHandlers.ofByteArray());
            return Receipts.read(request, response.statusCode(), response.body());
        } catch (HttpTimeoutException e) {
            return new Attempt.Again("timeout");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The gateway's answer to the " + request.posts().getFirst() + " is not JSON.", e);
        } catch (IOException e) {
            return new Attempt.Again("no connection");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
