package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.intake.RawConnection;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Uploads that are slow, that stop, or that go away, in a gateway with small bounds.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadBoundsIT implements TestPropertyProvider {

    private static final int LIMIT = 100_000;
    private static final String HEAD = """
            POST /change-sets?stream=slow HTTP/1.1
            Host: gateway
            Content-Type: application/x-ndjson
            Transfer-Encoding: chunked

            """;
    private static final String NOTHING = "{\"change\":[]}\n";

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("upload-bounds")
                .with("micronaut.server.idle-timeout", "12s")
                .with("gatekeeper.limits.change-set-bytes", LIMIT)
                .with("gatekeeper.limits.held-bytes", 2 * LIMIT)
                .with("gatekeeper.limits.body-time", "1s")
                .with("gatekeeper.limits.stall-time", "5s")
                .asMap();
    }

    @Test
    void aSenderWhoStopsIs408AndToldHowFarItGot() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD);
            connection.sendChunk(NOTHING + NOTHING + "\n" + NOTHING);

            var answer = connection.answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("\"changeSets\":3", "\"decidedLines\":4", "same Idempotency-Key")
                    .containsIgnoringCase("idempotency-key: ");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aChangeSetThatTricklesInIs408() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD);
            connection.sendChunk(NOTHING + "{");
            for (int i = 0; i < 4; i++) {
                Thread.sleep(400);
                connection.sendChunk(" ");
            }

            assertThat(connection.answer()).startsWith("HTTP/1.1 408").contains("\"changeSets\":1");
        }
    }

    @Test
    void aSenderWhoPausesBetweenChangeSetsIsWaitedFor() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD);
            for (int i = 0; i < 3; i++) {
                connection.sendChunk(NOTHING);
                Thread.sleep(1_300);
            }
            connection.sendChunk("");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201").contains("\"changeSets\":3");
        }
    }

    @Test
    void blankLinesKeepAnUploadOpen() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD);
            for (int i = 0; i < 4; i++) {
                connection.sendChunk("\n");
                Thread.sleep(1_000);
            }
            connection.sendChunk(NOTHING);
            connection.sendChunk("");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201").contains("\"changeSets\":1");
        }
    }

    @Test
    void aSenderWhoGoesAwayLeavesWhatWasWholeAndTheGatewayGoesOn() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(HEAD);
            connection.sendChunk(NOTHING + "{\"change\":");
        }

        var reply = new Client(server.getURI()).upload(NOTHING.getBytes(UTF_8));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    @Test
    void aChangeSetOfExactlyTheLimitIsTakenInSmallMemory() {
        var line = "{\"change\":[" + " ".repeat(LIMIT - 13) + "]}";

        var reply = new Client(server.getURI()).upload((line + "\n" + line + "\n" + line).getBytes(UTF_8));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.json().path("changeSets").asInt()).isEqualTo(3);
    }
}
