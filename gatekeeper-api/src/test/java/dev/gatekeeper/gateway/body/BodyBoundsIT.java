package dev.gatekeeper.gateway.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.gateway.intake.RawConnection;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Bodies that are too large, too slow, or not as long as they say, in a gateway with small bounds.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyBoundsIT implements TestPropertyProvider {

    private static final int LIMIT = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEAD = """
            POST /change-sets HTTP/1.1
            Host: gateway
            Content-Type: application/json
            """;

    @Inject
    EmbeddedServer server;

    private Client gateway;
    private final Topic audit = new Topic(Infra.kafka().bootstrapServers(), "bounds.rejected");

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("bounds")
                .with("micronaut.server.idle-timeout", "5s")
                .with("gatekeeper.limits.change-set-bytes", LIMIT)
                .with("gatekeeper.limits.held-bytes", 2 * LIMIT)
                .with("gatekeeper.limits.body-time", "1s")
                .asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void aByteMoreThanTheLimitIs413AndItsBeginningIsAudited() throws Exception {
        var body = "x".repeat(LIMIT + 1);

        var reply = gateway.submit(body, "X-Stream", "large");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Idempotency-Key")).isNotEmpty();
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:too-large");
        var payload = RejectionJson.read(
                        audit.withKey(reply.text("rejectionId")).value())
                .payload();
        assertThat(payload.length()).isEqualTo(LIMIT + 1);
        assertThat(payload.bytes()).isEqualTo(body.substring(0, 64 * 1024).getBytes(UTF_8));
    }

    @Test
    void whatIsSentInChunksIsBoundedAlike() throws Exception {
        var body = "x".repeat(3 * LIMIT).getBytes(UTF_8);
        var request = gateway.request("/change-sets", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        var reply = gateway.send(request);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        var payload = RejectionJson.read(
                        audit.withKey(reply.text("rejectionId")).value())
                .payload();
        assertThat(payload.length()).isEqualTo(3 * LIMIT);
        assertThat(payload.bytes()).hasSize(64 * 1024);
    }

    @Test
    void chunksWithinTheLimitAreAChangeSet() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Transfer-Encoding: chunked\n\n4\n{\"ch\n9\nange\":[]}\n0\n\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void anEndlessBodyIsAnsweredAndTheConnectionClosed() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Content-Length: 1000000000000\n\n");
            for (int i = 0; i < 5 * LIMIT / 1000; i++) {
                connection.sendRaw("x".repeat(1000));
            }

            var answer = connection.answer();

            assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatNeverComesEndsTheConnection() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Content-Length: 50\n\n{\"change\"");

            connection.answer();

            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIs408() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Content-Length: 50\n\n");
            connection.sendRaw(" ");
            Thread.sleep(1300);
            connection.sendRaw(" ");

            assertThat(connection.answer()).startsWith("HTTP/1.1 408").contains("incomplete");
        }
    }

    @Test
    void bodiesThatDontFitIntoMemoryTogetherAre503() throws IOException {
        try (var first = new RawConnection(server.getURI());
                var second = new RawConnection(server.getURI());
                var third = new RawConnection(server.getURI())) {
            var most = HEAD + "Content-Length: " + LIMIT + "\n\n" + " ".repeat(LIMIT - 1);
            first.send(most);
            second.send(most);
            await("the memory to be full")
                    .pollDelay(Duration.ofMillis(500)) // Before both are in, a small one might take what they need.
                    .atMost(PATIENCE)
                    .until(this::statusOfASmallOne, status -> status == 503);

            third.send(HEAD + "Content-Length: " + LIMIT + "\n\n" + " ".repeat(LIMIT));

            assertThat(third.answer()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: ");
        }
        // The gateway sees a little later that the senders have gone.
        var status = await("room once the senders have gone")
                .atMost(PATIENCE)
                .until(this::statusOfASmallOne, answered -> answered != 503);
        assertThat(status).isEqualTo(201);
    }

    private int statusOfASmallOne() {
        return gateway.submit("{\"change\":[]}").status();
    }

    @Test
    void aSenderThatAsksBeforeItSendsIsToldToGoOn() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Content-Length: 13\nExpect: 100-continue\n\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 100");
            connection.sendRaw("{\"change\":[]}");
            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void whoAsksBeforeItSendsWhatIsNotTakenIsRefusedWithoutBeingToldToGoOn() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(
                    HEAD.replace("application/json", "text/plain") + "Content-Length: 13\nExpect: 100-continue\n\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 415").containsIgnoringCase("connection: close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void whoAsksBeforeItSendsTooMuchIsRefusedAndWhatIsKnownOfItIsAudited() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD + "Content-Length: " + (LIMIT + 1) + "\nExpect: 100-continue\n\n");

            var answer = connection.answer();

            assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
            assertThat(connection.isClosed()).isTrue();
            var rejection = answer.replaceAll("(?s).*\"rejectionId\":\"([^\"]+)\".*", "$1");
            var payload = RejectionJson.read(audit.withKey(rejection).value()).payload();
            assertThat(payload.length()).isEqualTo(LIMIT + 1);
            assertThat(payload.bytes()).isEmpty();
        }
    }

    @Test
    void theNextRequestOnAConnectionIsReadAfterARefusal() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(
                    "POST /change-sets HTTP/1.1\nHost: g\nContent-Type: text/plain\nContent-Length: 5\n\nhello");
            assertThat(connection.answer()).startsWith("HTTP/1.1 415");

            connection.send(HEAD + "Content-Length: 13\n\n{\"change\":[]}");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void aRequestThatIsNoHttpIsAnsweredWithoutOurInsides() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(
                    "POST /change-sets HTTP/1.1\nHost: g\nContent-Length: -7\nContent-Type: application/json\n\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 400").doesNotContain("xception", "\tat ");
        }
    }
}
