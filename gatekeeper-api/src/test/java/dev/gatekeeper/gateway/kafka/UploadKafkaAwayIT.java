package dev.gatekeeper.gateway.kafka;

import static dev.gatekeeper.gateway.Topic.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.gateway.intake.RawConnection;
import dev.gatekeeper.infra.Ports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads during which Kafka freezes or dies: what Kafka does not take is spooled, and the upload goes on.
class UploadKafkaAwayIT {

    private static final String STREAM = "away";
    private static final String KEY = "k";
    private static final int LINES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BROKEN = "{\"chan\n";

    private static final String HEAD = """
            POST /change-sets?stream=away HTTP/1.1
            Host: gateway
            Content-Type: application/x-ndjson
            Idempotency-Key: k
            Transfer-Encoding: chunked

            """;

    @TempDir
    Path folder;

    private final int port = Ports.anyFree();
    private BrokerProcess broker;
    private ApplicationContext context;
    private EmbeddedServer server;
    private Client gateway;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerProcess.start(folder, port);
        context = GatewayApplication.builder()
                .properties(Map.of("kafka.bootstrap.servers", "localhost:" + port, "micronaut.server.port", "-1"))
                .build()
                .start();
        server = context.getBean(EmbeddedServer.class).start();
        gateway = new Client(server.getURI());
        await("a gateway that is ready")
                .atMost(PATIENCE)
                .until(() -> gateway.get("/health/readiness").status(), status -> status == 200);
    }

    @AfterEach
    void stop() {
        context.close();
        broker.close();
    }

    @Test
    void whereKafkaFreezesMidwayTheRestIsSpooledAndAllIsLoggedInItsOrder() throws Exception {
        try (var sender = new RawConnection(server.getURI())) {
            sender.send(HEAD).sendChunk(lines(LINES));
            awaitLogged(LINES - 1);

            broker.freeze();
            var frozen = Instant.now();
            sender.sendChunk(lines(10)).sendChunk("");
            var answer = sender.answer();
            var waited = Duration.between(frozen, Instant.now());
            broker.thaw();

            assertThat(waited).isLessThan(Duration.ofSeconds(6));
            assertThat(answer)
                    .startsWith("HTTP/1.1 202")
                    .containsIgnoringCase("idempotency-key: " + KEY)
                    .containsIgnoringCase("location: /change-sets/" + id(LINES + 9))
                    .contains("\"status\":\"spooled\"", "\"changeSets\":" + (LINES + 10), "\"spooled\":10");
        }

        awaitLogged(LINES + 9);
        assertThat(firstOfEachId())
                .containsExactlyElementsOf(IntStream.range(0, LINES + 10)
                        .mapToObj(UploadKafkaAwayIT::id)
                        .toList());
    }

    @Test
    void whereKafkaIsAwayAllIsTakenAndRefusalsAreKept() throws Exception {
        broker.close();
        var reply = upload(BROKEN + lines(3));
        broker = BrokerProcess.start(folder, port);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.json().path("rejected").asInt()).isEqualTo(1);
        assertThat(reply.json().path("decidedLines").asInt()).isEqualTo(4);
        assertThat(reply.json().path("logged").path("changeSets").asInt()).isEqualTo(3);
        assertThat(reply.json().path("logged").path("status").asText()).isEqualTo("spooled");
        awaitLogged(3);
        await("an upload that is logged")
                .atMost(PATIENCE)
                .until(() -> upload(lines(3)).status(), status -> status == 201);
    }

    private Reply upload(String lines) {
        return gateway.upload("/change-sets?stream=" + STREAM, lines.getBytes(UTF_8), "Idempotency-Key", KEY);
    }

    private void awaitLogged(int ordinal) {
        await("change set " + ordinal + " in the log")
                .atMost(PATIENCE)
                .until(() -> gateway.get("/change-sets/" + id(ordinal)).text("status"), "logged"::equals);
    }

    private List<String> firstOfEachId() {
        var ids = new LinkedHashSet<String>();
        for (var record : new Topic("localhost:" + port, Topics.CHANGE_SETS).records()) {
            ids.add(header(record, RecordHeaders.ID).orElseThrow());
        }
        return List.copyOf(ids);
    }

    private static String lines(int count) {
        return "{\"change\":[]}\n".repeat(count);
    }

    private static String id(int ordinal) {
        return ChangeSetId.of(new StreamName(STREAM), new IdempotencyKey(KEY), ordinal)
                .toString();
    }
}
