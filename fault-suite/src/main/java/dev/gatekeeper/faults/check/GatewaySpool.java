package dev.gatekeeper.faults.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// What the gateway has accepted and not logged yet. Thread-safe.
public final class GatewaySpool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI readiness;

    public GatewaySpool(URI gateway) {
        this.readiness = gateway.resolve("/health/readiness");
    }

    /// Why it can't be said that all that was accepted is logged; empty where it is.
    Optional<String> look() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness).timeout(PATIENCE).build();
            var body =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            var spooled = JSON.readTree(body).at("/details/log/details/spooled");
            if (!spooled.isIntegralNumber()) {
                return Optional.of("The gateway does not say what is in its spool.");
            }
            return spooled.asLong() == 0
                    ? Optional.empty()
                    : Optional.of("The gateway's spool has " + spooled + " records.");
        } catch (IOException e) {
            return Optional.of("The gateway does not answer: " + e);
        }
    }
}
