package dev.gatekeeper.gateway.request;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.face.trace.Traceparent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import java.time.Instant;
import java.util.Optional;

/// A request, before anything of its body is read.
public record Incoming(ServerHttpRequest<?> request, Address address, Caller caller) {

    private static final int LONGEST_REFERRAL = 2048;

    public static Incoming of(ServerHttpRequest<?> request, Caller caller) {
        var headers = request.getHeaders();
        var address = Address.read(
                request.getParameters().getAll(Address.STREAM_PARAMETER),
                headers.getAll(Address.STREAM_HEADER),
                headers.getAll(Address.KEY_HEADER));
        return new Incoming(request, address, caller);
    }

    public HttpHeaders headers() {
        return request.getHeaders();
    }

    /// Whether its sender wants to be told to go on before it sends the body.
    public boolean asksBeforehand() {
        return headers().contains(HttpHeaders.EXPECT);
    }

    /// Its caller, as the log and the audit keep it.
    public Sender sender(Instant receivedAt) {
        var referral = headers()
                .findFirst(HttpHeaders.REFERER)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REFERRAL)));
        return new Sender(referral.orElse(null), caller.principal().orElse(null), receivedAt);
    }

    public Optional<String> traceparent() {
        return Traceparent.of(headers().findFirst("traceparent"));
    }
}
