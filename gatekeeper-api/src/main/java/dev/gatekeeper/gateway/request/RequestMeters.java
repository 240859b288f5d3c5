package dev.gatekeeper.gateway.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the requests that bring change sets: how many are under way, and how they ended. Thread-safe.
@Singleton
@ServerFilter(Filter.MATCH_ALL_PATTERN) // A narrower pattern would be matched by the framework, at a price.
public final class RequestMeters implements ApplicationEventListener<HttpRequestTerminatedEvent>, Ordered {

    private static final String UNDER_WAY = "gatekeeper.under-way";
    private static final String PATH = "/change-sets";

    private final Map<String, Counter> requests = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final AtomicLong underWay = new AtomicLong();

    RequestMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("gatekeeper.requests.in.progress", underWay, AtomicLong::get)
                .description("Requests with change sets that are under way")
                .register(registry);
        for (var status : HttpStatus.values()) {
            requests(outcome(status.getCode())).increment(0); // There from the beginning, so that the first one counts.
        }
    }

    /// First of all, so that what others answer is counted too.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void begins(HttpRequest<?> request) {
        if (bringsChangeSets(request)) {
            request.setAttribute(UNDER_WAY, true);
            underWay.incrementAndGet();
        }
    }

    @ResponseFilter
    void answered(HttpRequest<?> request, HttpResponse<?> response) {
        if (bringsChangeSets(request)) {
            requests(outcome(response.code())).increment();
        }
    }

    private static boolean bringsChangeSets(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST && request.getPath().equals(PATH);
    }

    /// Once the last byte is written, or the sender has gone.
    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        if (event.getSource().removeAttribute(UNDER_WAY, Boolean.class).isPresent()) {
            underWay.decrementAndGet();
        }
    }

    private Counter requests(String outcome) {
        return requests.computeIfAbsent(outcome, this::counter);
    }

    private Counter counter(String outcome) {
        return Counter.builder("gatekeeper.requests")
                .description("Requests with change sets by how they were answered")
                .tag("outcome", outcome)
                .register(registry);
    }

    /// The word for how a request ended.
    public static String outcome(int status) {
        return switch (status) {
            case 200 -> "receipts";
            case 201 -> "logged";
            case 202 -> "spooled";
            case 400, 413, 422 -> "refused";
            case 401, 403 -> "forbidden";
            case 408 -> "incomplete";
            case 415 -> "unsupported";
            case 429 -> "over-quota";
            case 503 -> "unavailable";
            case 504 -> "unknown";
            default -> status < 500 ? "misdirected" : "failed";
        };
    }
}
