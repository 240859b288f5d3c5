package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.GatewaySettings;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Many requests and connections at one time, at a gateway that takes few.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdIT implements TestPropertyProvider {

    private static final String HEAD = """
            POST /change-sets HTTP/1.1
            Host: gateway
            Content-Type: application/json
            Content-Length: 13

            """;
    private static final String BODY = "{\"change\":[]}";

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("crowd")
                .with("gatekeeper.limits.concurrent-requests", "2")
                .with("gatekeeper.connections.most", "6")
                .with("gatekeeper.connections.head-time", "1s")
                .asMap();
    }

    @Test
    void oneRequestTooManyIs503AtOnceAndThoseUnderWayGoOn() throws Exception {
        try (var first = new RawConnection(server.getURI());
                var second = new RawConnection(server.getURI())) {
            first.send(HEAD + "{");
            second.send(HEAD + "{");
            awaitAnswer("HTTP/1.1 503");
            var begin = System.nanoTime();

            try (var third = new RawConnection(server.getURI())) {
                third.send(HEAD);

                assertThat(third.answer())
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("retry-after: ")
                        .contains("urn:gatekeeper:problem:unavailable");
            }
            assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
            Thread.sleep(1_500);
            first.sendRaw(BODY.substring(1));
            second.sendRaw(BODY.substring(1));
            assertThat(first.answer()).startsWith("HTTP/1.1 201");
            assertThat(second.answer()).startsWith("HTTP/1.1 201");
        }
        awaitRoom();
    }

    @Test
    void bodiesThatNobodyReadsAreWaitedForOneAtATimeAndNotForLongAndTakeNoPlace() throws Exception {
        var unread = HEAD.replace("application/json", "text/plain").replace("13", "1000") + "x";
        try (var first = new RawConnection(server.getURI());
                var second = new RawConnection(server.getURI());
                var third = new RawConnection(server.getURI())) {
            var begin = System.nanoTime();
            first.send(unread);
            Thread.sleep(500);
            second.send(unread);

            assertThat(second.answer()).startsWith("HTTP/1.1 415").containsIgnoringCase("connection: close");
            assertThat(System.nanoTime() - begin).isLessThan(1_900_000_000L);
            assertThat(third.send(HEAD + BODY).answer()).startsWith("HTTP/1.1 201");
            assertThat(first.answer()).startsWith("HTTP/1.1 415").containsIgnoringCase("connection: close");
            assertThat(System.nanoTime() - begin).isBetween(1_900_000_000L, 10_000_000_000L);
        }
        awaitRoom();
    }

    @Test
    void aHeadThatComesByteByByteEndsTheConnection() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            var bytes = 0;
            try {
                while (bytes++ < 100) {
                    connection.sendRaw("GET /schemas/change-set".substring(bytes % 20, bytes % 20 + 1));
                    Thread.sleep(100);
                }
            } catch (SocketException cut) {
                assertThat(bytes).isBetween(5, 60);
                return;
            }
            assertThat(connection.isClosed()).isTrue();
            assertThat(bytes).isLessThan(100);
        }
    }

    @Test
    void aConnectionIsGoodForTheNextRequestAfterItsFirst() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            for (int i = 0; i < 4; i++) {
                connection.send(HEAD + BODY);
                assertThat(connection.answer()).startsWith("HTTP/1.1 201");
                Thread.sleep(600);
            }
        }
    }

    @Test
    void oneConnectionTooManyIsClosedAndThereIsRoomAgainLater() throws Exception {
        var connections = new RawConnection[7];
        try {
            for (int i = 0; i < connections.length; i++) {
                connections[i] = new RawConnection(server.getURI());
            }
            assertThat(connections[6].isClosed()).isTrue();
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        awaitRoom();
    }

    /// A connection that a test has closed is there for a moment yet.
    private void awaitRoom() {
        awaitAnswer("HTTP/1.1 201");
    }

    /// Until a post on a connection of its own is answered like that.
    private void awaitAnswer(String beginning) {
        await("an answer that begins with " + beginning)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class) // Of a connection that is one too many.
                .until(this::post, answer -> answer.startsWith(beginning));
    }

    private String post() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            return connection.send(HEAD + BODY).answer();
        }
    }
}
