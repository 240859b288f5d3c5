package dev.gatekeeper.gateway.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.intake.RawConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Receipts over HTTP, while the upload goes on.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsIT implements TestPropertyProvider {

    private static final String NOTHING = "{\"change\":[]}\n";
    private static final String BROKEN = "{\"chan\n";
    private static final Duration STALL = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @Inject
    EmbeddedServer server;

    @Inject
    MeterRegistry meters;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("receipts")
                .with("gatekeeper.limits.stall-time", STALL.toSeconds() + "s")
                .asMap();
    }

    @Test
    void aChangeSetHasItsReceiptBeforeTheNextOneIsSent() throws IOException {
        try (var connection = begin("told")) {
            connection.sendChunk(NOTHING);
            var first = connection.readUntil("}\n");
            connection.sendChunk("\n" + BROKEN);
            var second = connection.readUntil("}\n");
            connection.sendChunk("{\"action\":\"B\"}\n{\"action\":\"C\"}\n");
            var third = connection.readUntil("}\n");
            connection.sendChunk("");
            var end = connection.readUntil(LAST_CHUNK);

            assertThat(first)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: application/x-ndjson")
                    .containsIgnoringCase("idempotency-key: k")
                    .contains("{\"line\":1,\"lines\":1,\"status\":\"logged\",\"id\":\"" + id("told", 0)
                            + "\",\"changes\":0,")
                    .contains("\"topic\":\"receipts.change-sets\"", "\"offset\":");
            assertThat(second)
                    .contains("{\"line\":3,\"lines\":1,\"status\":\"rejected\",\"id\":\"" + id("told", 1) + "\"")
                    .contains("\"rejectionId\":\"", "\"reason\":\"not-json\"", "\"violationCount\":1");
            assertThat(third)
                    .contains("{\"line\":4,\"lines\":2,\"status\":\"logged\",\"id\":\"" + id("told", 2) + "\"");
            assertThat(end)
                    .contains("{\"summary\":{\"status\":422,\"idempotencyKey\":\"k\",\"body\":{")
                    .contains("\"decidedLines\":5", "\"rejected\":1", "\"changeSets\":2");
        }
    }

    @Test
    void howAnUploadEndsIsCountedThoughItsStatusIs200() throws Exception {
        var before = ended("refused");
        var gone = ended("cut");
        try (var connection = begin("counted")) {
            connection.sendChunk(BROKEN).sendChunk("");
            connection.readUntil(LAST_CHUNK);
        }
        try (var connection = begin("counted")) {
            connection.sendChunk(NOTHING);
            connection.readUntil("}\n");
        }

        awaitCut(gone + 1);
        assertThat(ended("refused")).isEqualTo(before + 1);
    }

    private void awaitCut(double uploads) {
        await("the end of an upload that is cut").atMost(PATIENCE).until(() -> ended("cut"), cut -> cut == uploads);
    }

    private double ended(String outcome) {
        return meters.get("gatekeeper.receipt.uploads")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void whereAllIsAcceptedTheSummaryIsTheReceiptOfAll() throws IOException {
        try (var connection = begin("accepted")) {
            connection.sendChunk(NOTHING.repeat(1_000)).sendChunk("");

            var answer = connection.readUntil(LAST_CHUNK);

            assertThat(answer.split("\"status\":\"logged\"", -1)).hasSize(1_000 + 2);
            assertThat(answer)
                    .contains("{\"summary\":{\"status\":201,\"idempotencyKey\":\"k\",\"location\":\"/change-sets/"
                            + id("accepted", 999) + "\",\"body\":{\"stream\":\"accepted\"")
                    .contains("\"changeSets\":1000");
        }
    }

    @Test
    void aSenderWhoStopsIsToldHowFarItGotAndTheConnectionIsClosed() throws IOException {
        try (var connection = begin("stops")) {
            connection.sendChunk(NOTHING);

            var answer = connection.readUntil("\"summary\"") + connection.readUntil("\n");

            assertThat(answer).contains("\"status\":408", "\"decidedLines\":1");
            assertThat(connection.isClosedAfterAll()).isTrue();
        }
    }

    @Test
    void whoDoesNotReadTheirReceiptsIsCutWithinABoundAndTheGatewayGoesOn() throws Exception {
        var start = System.nanoTime();
        try (var connection = begin("deaf")) {
            var lines = NOTHING.repeat(2_000);
            try {
                while (Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(60)) < 0) {
                    connection.sendChunk(lines);
                }
            } catch (IOException cut) {
                // So it should be.
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(45));
        var reply = new Client(server.getURI()).upload(NOTHING.getBytes(UTF_8));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    @Test
    void aReaderWhoGoesAwayEndsTheUpload() throws Exception {
        final double gone;
        try (var connection = begin("gone")) {
            connection.sendChunk(NOTHING);
            connection.readUntil("}\n");
            gone = ended("cut");
        }

        awaitCut(gone + 1);
        var reply = new Client(server.getURI()).upload("/change-sets?stream=gone", NOTHING.getBytes(UTF_8));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    private RawConnection begin(String stream) throws IOException {
        return new RawConnection(server.getURI()).send("""
                POST /change-sets?stream=%s HTTP/1.1
                Host: gateway
                Content-Type: application/x-ndjson
                Accept: application/x-ndjson
                Idempotency-Key: k
                Transfer-Encoding: chunked

                """.formatted(stream));
    }

    private static String id(String stream, int ordinal) {
        return ChangeSetId.of(new StreamName(stream), new IdempotencyKey("k"), ordinal)
                .toString();
    }
}
