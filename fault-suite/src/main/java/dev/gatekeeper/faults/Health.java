package dev.gatekeeper.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a service says of itself.
///
/// @param status of HTTP; 0 where there is no answer
/// @param words the body, or why there is none
record Health(int status, String words) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Health of(URI endpoint) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build();
            try {
                var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                return new Health(response.statusCode(), response.body());
            } catch (IOException e) {
                return new Health(0, "no answer (" + e.getClass().getSimpleName() + ")");
            } finally {
                http.shutdownNow();
            }
        }
    }

    boolean isUp() {
        return status == 200;
    }
}
