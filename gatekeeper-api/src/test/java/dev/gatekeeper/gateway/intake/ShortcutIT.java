package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Small posts at a gateway that takes one request at a time.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortcutIT implements TestPropertyProvider {

    private static final String LOG = "shortcut.change-sets";
    private static final String BODY = "{\"change\":[]}";
    private static final int MANY = 200;
    private static final int LIMIT = 30_000;

    @TempDir
    Path folder;

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("shortcut")
                .with("gatekeeper.limits.change-set-bytes", Integer.toString(LIMIT))
                .with("gatekeeper.limits.concurrent-requests", "1")
                .asMap();
    }

    /// Until Kafka has taken one, posts go the long way; and until its topic is known to be there, into the spool.
    @BeforeAll
    void postUntilOneIsLogged() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            await("a post that is logged")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> post(connection, "first", BODY), answer -> answer.startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void aSoundPostThatIsLargerThanTheLimitIsRefusedHoweverSmallItIs() throws IOException {
        var large = "{\"change\":[]" + " ".repeat(LIMIT) + "}";
        try (var connection = new RawConnection(server.getURI())) {
            assertThat(post(connection, "large", large)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aSmallPostIsAnsweredWithoutAThreadOfItsOwn() throws IOException {
        try (var recording = new Recording();
                var connection = new RawConnection(server.getURI())) {
            recording.enable("jdk.VirtualThreadStart");
            recording.start();

            IntStream.range(0, MANY)
                    .forEach(each ->
                            assertThat(post(connection, "small-" + each, BODY)).startsWith("HTTP/1.1 201"));

            var file = folder.resolve("threads.jfr");
            recording.dump(file);
            assertThat(RecordingFile.readAllEvents(file)).hasSizeLessThan(MANY / 4);
        }
    }

    @Test
    void whatIsPostedOneAfterTheOtherIsLoggedInThatOrderWhicheverWayItGoes() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            for (var each = 0; each < MANY; each++) {
                // Whoever prefers to wait goes the long way, and so does what is refused.
                var preference = each % 3 == 1 ? "Prefer: wait=0\n" : "";
                assertThat(post(connection, "mixed-" + each, BODY, preference)).startsWith("HTTP/1.1 201");
                if (each % 3 == 2) {
                    assertThat(post(connection, "refused-" + each, "{}")).startsWith("HTTP/1.1 422");
                }
            }
        }

        var keys = new Topic(Infra.kafka().bootstrapServers(), LOG)
                .records().stream()
                        .flatMap(record -> Topic.header(record, RecordHeaders.REFERRAL).stream())
                        .filter(referral -> referral.startsWith("mixed-"))
                        .toList();
        assertThat(keys)
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(each -> "mixed-" + each)
                        .toList());
    }

    @Test
    void theAnswerIsThatOfTheLongWay() throws IOException, InterruptedException {
        try (var connection = new RawConnection(server.getURI())) {
            var atOnce = post(connection, "same", BODY);
            connection.send(head("same", "") + BODY.charAt(0));
            Thread.sleep(300);
            var inPieces = connection.sendRaw(BODY.substring(1)).answer();

            assertThat(withoutOffset(atOnce)).isEqualTo(withoutOffset(inPieces));
        }
    }

    private static String withoutOffset(String answer) {
        return answer.replaceAll("\"offset\":\\d+", "").replaceAll("(?i)content-length: \\d+|date: [^\r]*", "");
    }

    private static String post(RawConnection connection, String key, String body) {
        try {
            return post(connection, key, body, "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String post(RawConnection connection, String key, String body, String fields) throws IOException {
        return connection
                .send(head(key, fields).replace("Content-Length: 13", "Content-Length: " + body.length()) + body)
                .answer();
    }

    /// @param fields more of them, each with its line's end
    private static String head(String key, String fields) {
        return """
                POST /change-sets?stream=shortcut HTTP/1.1
                Host: gateway
                Content-Type: application/json
                Content-Length: 13
                Idempotency-Key: %s
                Referer: %s
                %s
                """.formatted(key, key, fields);
    }
}
