package dev.gatekeeper.gateway.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The consumer's calls, with this gateway's key and the trace of whoever makes it ask. Thread-safe.
@Singleton
public final class ConsumerHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String url;
    private final Optional<String> key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// @param key with which this gateway may ask there; empty or none where nobody asks for one
    ConsumerHttp(
            @Value("${gatekeeper.consumer-url}") String url,
            @Nullable @Value("${gatekeeper.consumer-key:}") String key) {
        this.key = Optional.ofNullable(key).map(String::strip).filter(text -> !text.isEmpty());
        if (this.key.stream().flatMapToInt(String::chars).anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException(
                    "gatekeeper.consumer-key has a blank or a letter inside that no key has.");
        }
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// Where the consumer is, for the log.
    public String url() {
        return url;
    }

    /// A request that is yet to be sent.
    ///
    /// @param path with its query, from the first slash on, encoded
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json");
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        W3CTraceContextPropagator.getInstance().inject(Context.current(), request, ConsumerHttp::header);
        return request;
    }

    /// Sends it, and waits no longer than that for all of the answer.
    ///
    /// @param mostBytes of its body
    /// @throws IOException where the consumer does not answer, or not in time, or with more
    public HttpResponse<String> send(HttpRequest request, Duration patience, int mostBytes)
            throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), mostBytes));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException late) {
            throw new IOException("There is no answer in " + patience.toMillis() + " ms.", late);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // Without effect on what is done.
        }
    }

    private static void header(HttpRequest.@Nullable Builder request, String name, String value) {
        if (request != null) {
            request.header(name, value);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
