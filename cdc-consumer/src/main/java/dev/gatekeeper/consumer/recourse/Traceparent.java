package dev.gatekeeper.consumer.recourse;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// W3C Trace Context of a request: this consumer's own span where requests are traced, else what the sender says, where
/// that is well-formed.
final class Traceparent {

    private static final HeaderGetter HEADERS = new HeaderGetter();

    private Traceparent() {}

    static Optional<String> of(HttpRequest<?> request) {
        var propagator = W3CTraceContextPropagator.getInstance();
        var context = Span.current().getSpanContext().isValid()
                ? Context.current()
                : propagator.extract(Context.root(), request.getHeaders(), HEADERS);
        var carried = new HashMap<String, String>();
        propagator.inject(context, carried, Traceparent::put);
        return Optional.ofNullable(carried.get("traceparent"));
    }

    private static void put(@Nullable Map<String, String> carrier, String name, String value) {
        if (carrier != null) {
            carrier.put(name, value);
        }
    }

    private static final class HeaderGetter implements TextMapGetter<HttpHeaders> {

        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
