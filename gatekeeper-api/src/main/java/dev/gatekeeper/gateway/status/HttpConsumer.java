package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.gateway.consumer.ConsumerHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
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
    public Known ask(ChangeSetId id, Duration wait) throws InterruptedException {
        var query = wait.isZero() ? "" : "?wait=" + wait.toMillis() + "ms";
        var request = http.request("/change-sets/" + id + query).build();
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

    private Known unreachable(String why) {
        LOG.debug("The consumer at {} can't be asked: {}", http.url(), why);
        return new Known.Unreachable();
    }
}
