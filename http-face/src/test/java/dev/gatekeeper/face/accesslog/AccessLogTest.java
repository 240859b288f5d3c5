package dev.gatekeeper.face.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Logger log = (Logger) LoggerFactory.getLogger("access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void aLineSaysWhoAskedForWhatAndHowItEnded() throws Exception {
        try (var server = server("all")) {
            post(server, "/change-sets?stream=orders&secret=row", "{\"secret\":\"row\"}");

            var line = awaitLines(1).getFirst();
            assertThat(line.getMessage()).isEqualTo("A request is answered.");
            assertThat(pairs(line))
                    .containsEntry("method", "POST")
                    .containsEntry("path", "/change-sets")
                    .containsEntry("status", 422)
                    .containsEntry("bytesIn", 16L)
                    .containsEntry("bytesOut", 5L)
                    .containsEntry("stream", "orders")
                    .containsEntry("idempotencyKey", "k")
                    .containsEntry("changeSet", "4630b9a6-5d56-5940-824e-0b6bee214e3a")
                    .containsEntry("rejection", "39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515")
                    .containsKey("millis");
            assertThat(pairs(line).toString()).doesNotContain("secret", "row");
        }
    }

    @Test
    void whatIsNoStreamIsLeftOutAndALongPathIsCut() throws Exception {
        try (var server = server("errors")) {
            post(server, "/" + "x".repeat(1_000) + "%0Aforged?stream=" + "y".repeat(1_000), "");

            var line = awaitLines(1).getFirst();
            assertThat(pairs(line)).containsEntry("status", 404).doesNotContainKey("stream");
            assertThat(String.valueOf(pairs(line).get("path"))).hasSize(201).endsWith("x…");
        }
    }

    @Test
    void whatWentWellHasNoLineWhereOnlyErrorsHaveOne() throws Exception {
        try (var server = server("errors")) {
            post(server, "/fine", "x");
            post(server, "/change-sets", "x");

            assertThat(awaitLines(1)).allSatisfy(line -> assertThat(pairs(line)).containsEntry("status", 422));
        }
    }

    @Test
    void whatEndedOtherwiseThanItsStatusSaysHasALineWithItsEnd() throws Exception {
        try (var server = server("errors")) {
            post(server, "/ended/201", "x");
            post(server, "/ended/422", "x");
            post(server, "/ended/0", "x");

            assertThat(awaitLines(2))
                    .extracting(
                            line -> pairs(line).get("status"),
                            line -> pairs(line).get("end"))
                    .containsExactly(tuple(200, 422), tuple(200, 0));
        }
    }

    @Test
    void switchedOffItHasNoLines() throws Exception {
        try (var server = server("off")) {
            post(server, "/change-sets", "x");

            assertThat(server.getApplicationContext().containsBean(AccessLog.class))
                    .isFalse();
            assertThat(lines.list).isEmpty();
        }
    }

    private static EmbeddedServer server(String accessLog) {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "gatekeeper.access-log",
                        accessLog,
                        "micronaut.otel.enabled",
                        "false",
                        "micronaut.server.port",
                        "-1"));
    }

    private void post(EmbeddedServer server, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body))
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    /// A line is written after the answer is.
    private List<ILoggingEvent> awaitLines(int count) {
        await("the lines of " + count + " answers")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(lines.list).hasSize(count));
        return lines.list;
    }

    private static Map<String, Object> pairs(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Controller
    static class Answers {

        @Post(uri = "/change-sets", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
        HttpResponse<?> refuse(@Body String body) {
            return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                    .body("12345")
                    .header("Idempotency-Key", "k")
                    .header("Location", "/change-sets/4630b9a6-5d56-5940-824e-0b6bee214e3a")
                    .setAttribute(Answered.REJECTION, "39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        }

        @Post(uri = "/ended/{status}", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
        HttpResponse<?> end(int status, @Body String body) {
            IntSupplier end = () -> status;
            return HttpResponse.ok(body).setAttribute(Answered.END, end);
        }

        @Post(uri = "/fine", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
        String fine(@Body String body) {
            return body;
        }
    }
}
