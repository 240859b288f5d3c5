package dev.gatekeeper.face.accesslog;

import dev.gatekeeper.changeset.StreamName;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// One request and its answer. Passed from thread to thread, each after the other.
final class Exchange {

    private static final int LONGEST_PATH = 200;
    private static final String CHANGE_SETS = "/change-sets/";
    private static final int FIRST_ERROR = 400;
    private static final int BROKEN_OFF = 0;

    private final long since;
    private volatile @Nullable HttpResponse<?> response;

    /// @param since from [System#nanoTime]
    Exchange(long since) {
        this.since = since;
    }

    void answered(HttpResponse<?> with) {
        response = with;
    }

    /// 0 where the sender went before there was an answer.
    int status() {
        var answer = response;
        return answer == null ? 0 : answer.code();
    }

    /// Whether it is over and went wrong. An answer that breaks off did, too.
    boolean isError() {
        return status() >= FIRST_ERROR || end().stream().anyMatch(end -> end == BROKEN_OFF || end >= FIRST_ERROR);
    }

    private OptionalInt end() {
        var answer = response;
        return answer == null
                ? OptionalInt.empty()
                : answer.getAttribute(Answered.END, IntSupplier.class)
                        .map(end -> OptionalInt.of(end.getAsInt()))
                        .orElseGet(OptionalInt::empty);
    }

    void log(Logger log, HttpRequest<?> request) {
        var line = log.atInfo();
        for (var fact : facts(request).entrySet()) {
            line = line.addKeyValue(fact.getKey(), fact.getValue());
        }
        line.log("A request is answered.");
    }

    private Map<String, Object> facts(HttpRequest<?> request) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("method", request.getMethodName());
        facts.put("path", path(request));
        facts.put("status", status());
        end().ifPresent(end -> facts.put("end", end));
        facts.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
        length(request.getHeaders()).ifPresent(bytes -> facts.put("bytesIn", bytes));
        stream(request).ifPresent(stream -> facts.put("stream", stream));
        request.getUserPrincipal().map(Principal::getName).ifPresent(name -> facts.put("principal", name));
        var answer = response;
        if (answer != null) {
            put(facts, answer);
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, HttpResponse<?> answer) {
        length(answer.getHeaders()).ifPresent(bytes -> facts.put("bytesOut", bytes));
        answer.getHeaders().findFirst("Idempotency-Key").ifPresent(key -> facts.put("idempotencyKey", key));
        answer.getHeaders()
                .findFirst(HttpHeaders.LOCATION)
                .filter(location -> location.startsWith(CHANGE_SETS))
                .ifPresent(location -> facts.put("changeSet", location.substring(CHANGE_SETS.length())));
        answer.getAttribute(Answered.REJECTION, String.class).ifPresent(id -> facts.put("rejection", id));
    }

    /// As it came, percent signs and all: no line can be forged by it.
    private static String path(HttpRequest<?> request) {
        var path = request.getPath();
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    private static Optional<Long> length(HttpHeaders headers) {
        return headers.get(HttpHeaders.CONTENT_LENGTH, Long.class);
    }

    /// What is no stream's name may be anything, and is left out.
    private static Optional<String> stream(HttpRequest<?> request) {
        return request.getParameters()
                .getFirst("stream")
                .or(() -> request.getHeaders().findFirst("X-Stream"))
                .filter(Exchange::isStream);
    }

    private static boolean isStream(String text) {
        try {
            return new StreamName(text).text().equals(text);
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
