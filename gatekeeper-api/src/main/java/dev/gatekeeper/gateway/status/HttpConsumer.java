package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.gateway.consumer.ConsumerHttp;
import dev.gatekeeper.gateway.log.LogPosition;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The consumer over HTTP. Thread-safe.
@Singleton
final class HttpConsumer implements Consumer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConsumer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    private final ConsumerHttp http;

    HttpConsumer(ConsumerHttp http) {
        this.http = http;
    }

    @Override
    public Known ask(ChangeSetId id, Optional<LogPosition> at, Duration wait) throws InterruptedException {
        var request = http.request("/change-sets/" + id + query(at, wait)).build();
        try {
            var response = http.send(request, PATIENCE.plus(wait), LONGEST_ANSWER);
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

    private Known unreachable(String why) {
        LOG.debug("The consumer at {} can't be asked: {}", http.url(), why);
        return new Known.Unreachable();
    }
}
