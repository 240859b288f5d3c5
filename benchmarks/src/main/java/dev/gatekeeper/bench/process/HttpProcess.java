package dev.gatekeeper.bench.process;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/// A server of HTTP in a process of its own. Used by one thread.
public final class HttpProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningProcess process;
    private final int port;
    private final long started;

    private HttpProcess(JavaCommand command, int port) {
        this.started = System.nanoTime();
        this.process = command.start();
        this.port = port;
    }

    /// @param port on which it will listen
    public static HttpProcess start(JavaCommand command, int port) {
        return new HttpProcess(command, port);
    }

    /// Returns once a service says that it is ready.
    ///
    /// @throws IllegalStateException where that takes too long
    public void awaitReady() throws InterruptedException {
        awaitAnswer(HttpRequest.newBuilder(uri("/health/readiness")).build());
    }

    /// Returns once a request is answered by a 2xx.
    ///
    /// @throws IllegalStateException where that takes too long
    public void awaitAnswer(HttpRequest request) throws InterruptedException {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(BETWEEN_LOOKS)
                    .ignoreExceptionsInstanceOf(IOException.class) // It does not listen yet.
                    .until(() -> {
                        process.requireAlive();
                        return isAnswered(request);
                    });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("A server is not ready in time.", e);
        }
    }

    private boolean isAnswered(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    }

    /// A service's own account of itself.
    public Metrics metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/prometheus")).build();
        return Metrics.parse(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /// Seconds from the start of its process until now.
    public double secondsSinceStart() {
        return (System.nanoTime() - started) / 1e9;
    }

    public URI uri(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
    }

    public RunningProcess process() {
        return process;
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
