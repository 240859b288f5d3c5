package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.report.Percentiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Posts at a steady rate that a gateway answers with ease, each on time whatever became of those before. Immutable.
final class SteadyPosts {

    private static final int PER_SECOND = 50;

    private final byte[] document;
    private final List<String> headers;
    private final String status;

    /// @param headers names and values in turn
    /// @param status that each answer is to tell
    private SteadyPosts(byte[] document, List<String> headers, String status) {
        this.document = document;
        this.headers = headers;
        this.status = status;
    }

    /// Posts that are answered once they are logged.
    static SteadyPosts plain(Path document) throws IOException {
        return new SteadyPosts(Files.readAllBytes(document), List.of("Content-Type", "application/json"), "logged");
    }

    /// Posts that are answered once they are applied.
    static SteadyPosts waiting(Path document) throws IOException {
        return new SteadyPosts(
                Files.readAllBytes(document),
                List.of("Content-Type", "application/json", "Prefer", "wait=30"),
                "applied");
    }

    /// How long answers take, in milliseconds from when each post was due.
    ///
    /// @throws IllegalStateException where one is answered otherwise
    Percentiles run(URI uri, Duration time) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .headers(headers.toArray(String[]::new))
                .POST(BodyPublishers.ofByteArray(document))
                .build();
        var taken = new ArrayList<Future<Double>>();
        var start = System.nanoTime();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var posts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < time.toSeconds() * PER_SECOND; number++) {
                var due = start + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                taken.add(posts.submit(() -> millis(http, request, due)));
            }
            var millis = new double[taken.size()];
            for (var at = 0; at < millis.length; at++) {
                millis[at] = taken.get(at).get();
            }
            return Percentiles.of(millis);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A post was not answered as it should be.", e.getCause());
        }
    }

    private double millis(HttpClient http, HttpRequest request, long due) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        var millis = (System.nanoTime() - due) / 1e6;
        if (!answer.body().contains("\"status\":\"" + status + "\"")) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return millis;
    }
}
