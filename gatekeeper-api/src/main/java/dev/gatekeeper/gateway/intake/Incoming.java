package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.rejection.Sender;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import java.time.Instant;
import java.util.Optional;

/// A request, before anything of its body is read.
record Incoming(ServerHttpRequest<?> request, Address address, Caller caller) {

    private static final int LONGEST_REFERRAL = 2048;

    static Incoming of(ServerHttpRequest<?> request, Caller caller) {
        var headers = request.getHeaders();
        var address = Address.read(
                request.getParameters().getAll(Address.STREAM_PARAMETER),
                headers.getAll(Address.STREAM_HEADER),
                headers.getAll(Address.KEY_HEADER));
        return new Incoming(request, address, caller);
    }

    HttpHeaders headers() {
        return request.getHeaders();
    }

    /// Whether its sender wants to be told to go on before it sends the body.
    boolean asksBeforehand() {
        return headers().contains(HttpHeaders.EXPECT);
    }

    /// Its caller, as the log and the audit keep it.
    Sender sender(Instant receivedAt) {
        var referral = headers()
                .findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        return new Sender(referral.orElse(null), caller.principal().orElse(null), receivedAt);
    }

    /// @param receivedAt when the body was there, or began to come
    Submission submission(Body body, Instant receivedAt) {
        return new Submission(address, sender(receivedAt), caller.grants(), traceparent(), body);
    }

    Optional<String> traceparent() {
        return Traceparent.of(headers().findFirst("traceparent"));
    }
}
