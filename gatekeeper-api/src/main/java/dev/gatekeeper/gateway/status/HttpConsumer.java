package dev.gatekeeper.gateway.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.gateway.log.LogPosition;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The consumer over HTTP. Thread-safe.
@Singleton
final class HttpConsumer implements Consumer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConsumer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    private final String url;
    private final Optional<String> key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// @param key with which this gateway may read status there; empty or none where nobody asks for one
    HttpConsumer(
            @Value("${gatekeeper.consumer-url}") String url,
            @Nullable @Value("${gatekeeper.consumer-key:}") String key) {
        this.key = Optional.ofNullable(key).map(String::strip).filter(text -> !text.isEmpty());
        if (this.key.stream().flatMapToInt(String::chars).anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException(
                    "gatekeeper.consumer-key has a blank or a letter inside that no key has.");
        }
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public Known ask(ChangeSetId id, Optional<LogPosition> at, Duration wait) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/change-sets/" + id + query(at, wait)))
                .timeout(PATIENCE.plus(wait))
                .header("Accept", "application/json");
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        W3CTraceContextPropagator.getInstance().inject(Context.current(), request, HttpConsumer::header);
        try {
            var response =
                    http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LONGEST_ANSWER));
            return switch (response.statusCode()) {
                case 200 -> new Known.Decided(response.body());
                case 404 -> new Known.NotDecided();
                default -> unreachable("status " + response.statusCode());
            };
        } catch (IOException e) {
            return unreachable(e.toString());
        }
    }

    private static String query(Optional<LogPosition> at, Duration wait) {
        var parts = new ArrayList<String>();
        if (!wait.isZero()) {
            parts.add("wait=" + wait.toMillis() + "ms");
        }
        at.ifPresent(place -> parts.add("partition=" + place.partition() + "&offset=" + place.offset()));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void header(HttpRequest.@Nullable Builder request, String name, String value) {
        if (request != null) {
            request.header(name, value);
        }
    }

    private Known unreachable(String why) {
        LOG.debug("The consumer at {} can't be asked: {}", url, why);
        return new Known.Unreachable();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
