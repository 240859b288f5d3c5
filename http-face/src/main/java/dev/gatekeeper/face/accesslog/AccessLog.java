package dev.gatekeeper.face.accesslog;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a line for each request once the last byte of its answer is written, or the sender has gone: ids, numbers
/// and names, and nothing of query or body but the stream's name. Thread-safe.
@Singleton
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Requires(property = "gatekeeper.access-log", notEquals = "off")
final class AccessLog implements ApplicationEventListener<HttpRequestTerminatedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String EXCHANGE = "gatekeeper.exchange";

    private final Lines lines;

    AccessLog(@Property(name = "gatekeeper.access-log", defaultValue = "errors") Lines lines) {
        this.lines = lines;
    }

    /// First of all, so that what others answer is logged too.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void begins(HttpRequest<?> request) {
        request.setAttribute(EXCHANGE, new Exchange(System.nanoTime()));
    }

    @ResponseFilter
    void answered(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(EXCHANGE, Exchange.class).ifPresent(exchange -> exchange.answered(response));
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        var request = event.getSource();
        request.removeAttribute(EXCHANGE, Exchange.class)
                .filter(exchange -> lines == Lines.ALL || exchange.isError())
                .ifPresent(exchange -> exchange.log(LOG, request));
    }
}
