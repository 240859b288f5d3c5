package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.gateway.intake.RawConnection;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway whose access is guarded: who is let in by a key, and to what.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT implements TestPropertyProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOTHING = "{\"change\":[]}";
    private static final String PAY = """
            {"change":[{"kind":"insert","schema":"hr","table":"pay","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}""";

    private final String writer = ApiKey.make();
    private final String reader = ApiKey.make();
    private final String other = ApiKey.make();
    private final AccessFileOnDisk file = new AccessFileOnDisk(
            "writer: {" + keys(writer) + ", write: {streams: [orders-*], tables: [public.*]}}",
            "reader: {" + keys(reader) + ", may: [read-status, read-metrics]}",
            "other: {" + keys(other) + ", write: {streams: [other], tables: [public.*]}}");
    private final Topic log = new Topic(Infra.kafka().bootstrapServers(), "access.change-sets");
    private final Topic audit = new Topic(Infra.kafka().bootstrapServers(), "access.rejected");

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("access")
                .guardedBy(file.path())
                .with("gatekeeper.access.look", "100ms")
                .with("gatekeeper.consumer-url", "http://127.0.0.1:1")
                .asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void withoutACredentialNothingIsTaken() {
        var reply = gateway.submit(NOTHING, "X-Stream", "orders-1");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"gatekeeper\"");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:unauthorized");
        assertThat(reply.text("detail")).contains("X-API-Key");
    }

    @Test
    void whoAsksBeforeItSendsWithoutACredentialIsNotToldToGoOn() throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Content-Type: application/json
                    Content-Length: 13
                    Expect: 100-continue

                    """);

            assertThat(connection.answer()).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aKeyThatIsNotKnownIsNotTakenForNone() {
        var reply = gateway.get("/schemas/change-set", "X-API-Key", ApiKey.make());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).endsWith("error=\"invalid_token\"");
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        var reply = gateway.submit(
                NOTHING, "X-Stream", "orders-1", "X-API-Key", writer, "Authorization", "Bearer " + writer);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(gateway.submit(NOTHING, "Authorization", "Basic d3JpdGVyOg==")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aKeyLetsInEitherWayAndItsPrincipalStandsInTheRecord() {
        var one = gateway.submit(NOTHING, "X-Stream", "orders-1", "X-API-Key", writer);
        var two = gateway.submit(NOTHING, "X-Stream", "orders-1", "Authorization", "Bearer " + writer);

        assertThat(one.status()).as(one.toString()).isEqualTo(201);
        assertThat(two.status()).as(two.toString()).isEqualTo(201);
        assertThat(Topic.header(log.withHeader("id", one.text("id")), "principal"))
                .hasValue("writer");
    }

    @Test
    void whoIsRefusedStandsInTheAudit() throws Exception {
        var reply = gateway.submit("{}", "X-Stream", "orders-1", "X-API-Key", writer);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(RejectionJson.read(audit.withKey(reply.text("rejectionId")).value())
                        .sender()
                        .principal())
                .isEqualTo("writer");
    }

    @Test
    void aStreamThatIsNotGrantedIs403AndKeptNowhere() {
        var key = UUID.randomUUID().toString();

        var reply = gateway.submit("no JSON", "X-Stream", "other", "X-API-Key", writer, "Idempotency-Key", key);

        assertForbidden(reply, "There is no grant to write the stream other.");
        assertThat(reply.header("Idempotency-Key")).isEqualTo(key);
        assertThat(reply.json().has("rejectionId")).isFalse();
    }

    @Test
    void aTableThatIsNotGrantedIs403AndKeptNowhere() {
        var reply = gateway.submit(PAY, "X-Stream", "orders-1", "X-API-Key", writer, "Idempotency-Key", "pay");

        assertForbidden(reply, "There is no grant to write hr.pay.");
        assertThat(audit.records()).noneMatch(record -> new String(record.value(), UTF_8).contains("\"pay\\"));
        assertThat(log.records()).noneMatch(record -> new String(record.value(), UTF_8).contains("pay"));
    }

    @Test
    void anUploadToAStreamThatIsNotGrantedIsNotRead() {
        var reply = gateway.upload("/change-sets?stream=other", (NOTHING + "\n").getBytes(UTF_8), "X-API-Key", writer);

        assertForbidden(reply, "There is no grant to write the stream other.");
    }

    @Test
    void anUploadEndsAtTheFirstTableThatIsNotGranted() {
        var lines = NOTHING + "\n" + PAY + "\n" + NOTHING + "\n";

        var reply = gateway.upload("/change-sets?stream=orders-2", lines.getBytes(UTF_8), "X-API-Key", writer);

        assertForbidden(reply, "There is no grant to write hr.pay. That is the change set of line 2");
        assertThat(reply.json().path("decidedLines").asInt()).isEqualTo(1);
        assertThat(reply.json().path("logged").path("changeSets").asInt()).isEqualTo(1);
        assertThat(log.records())
                .filteredOn(record -> new String(record.key(), UTF_8).equals("orders-2"))
                .hasSize(1);
    }

    @Test
    void whoWritesMayNotReadStatusAndTheOtherWayRound() {
        var id = UUID.randomUUID();

        assertForbidden(gateway.get("/change-sets/" + id, "X-API-Key", writer), "writer has no grant to read-status.");
        assertThat(gateway.get("/change-sets/" + id, "X-API-Key", reader).status())
                .isEqualTo(503);
        assertForbidden(gateway.submit(NOTHING, "X-API-Key", reader), "reader has no grant to write.");
    }

    @Test
    void aPathThatIsNotOneNeedsNoGrant() {
        assertThat(gateway.get("/nothing").status()).isEqualTo(404);
        assertThat(gateway.get("/nothing", "X-API-Key", writer).status()).isEqualTo(404);
    }

    @Test
    void theSchemaIsOpen() {
        assertThat(gateway.get("/schemas/change-set").status()).isEqualTo(200);
    }

    @Test
    void metricsNeedTheirGrant() {
        assertThat(gateway.get("/prometheus").status()).isEqualTo(401);
        assertThat(gateway.get("/prometheus", "X-API-Key", writer).status()).isEqualTo(403);
        assertThat(gateway.get("/prometheus", "X-API-Key", reader).response().body())
                .contains("gatekeeper_access_file_broken 0.0");
    }

    @Test
    void healthIsOpenAndItsDetailsAreForTheKnown() {
        var unknown = gateway.get("/health/readiness");

        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.response().body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.get("/health/liveness").status()).isEqualTo(200);
        assertThat(gateway.get("/health/readiness", "X-API-Key", writer)
                        .response()
                        .body())
                .contains("\"access\"", "\"principals\":");
    }

    @Test
    void aKeyIsRotatedWithoutARestartAndABrokenFileChangesNothing() {
        var next = ApiKey.make();
        var others = new String[] {
            "writer: {" + keys(writer) + ", write: {streams: [orders-*], tables: [public.*]}}",
            "reader: {" + keys(reader) + ", may: [read-status, read-metrics]}"
        };

        file.write(others[0], others[1], "other: {" + keys(next) + ", write: {streams: [other], tables: [public.*]}}");
        awaitStatus(201, next);
        assertThat(gateway.submit(NOTHING, "X-Stream", "other", "X-API-Key", other)
                        .status())
                .isEqualTo(401);

        file.write("nonsense");
        awaitBroken("1.0");
        assertThat(gateway.submit(NOTHING, "X-Stream", "other", "X-API-Key", next)
                        .status())
                .isEqualTo(201);
        file.write(others[0], others[1], "other: {" + keys(other) + ", write: {streams: [other], tables: [public.*]}}");
        awaitStatus(201, other);
        awaitBroken("0.0");
    }

    @Test
    void theNextRequestOnAConnectionIsReadAfterOneThatWasNotLetIn() throws Exception {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(
                    "POST /change-sets HTTP/1.1\nHost: g\nContent-Type: application/json\nContent-Length: 13\n\n"
                            + NOTHING);
            assertThat(connection.answer()).startsWith("HTTP/1.1 401");

            connection.send("POST /change-sets HTTP/1.1\nHost: g\nX-Stream: orders-1\nX-API-Key: " + writer
                    + "\nContent-Type: application/json\nContent-Length: 13\n\n" + NOTHING);

            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void aLargeBodyThatIsNotLetInIsAnsweredAllTheSame() {
        var reply = gateway.submit("x".repeat(20_000_000));

        assertThat(reply.status()).isEqualTo(401);
    }

    private static void assertForbidden(Reply reply, String why) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:forbidden");
        assertThat(reply.text("detail")).startsWith(why);
    }

    private void awaitStatus(int wanted, String key) {
        await("a post that is answered with " + wanted)
                .atMost(PATIENCE)
                .until(
                        () -> gateway.submit(NOTHING, "X-Stream", "other", "X-API-Key", key)
                                .status(),
                        status -> status == wanted);
    }

    private void awaitBroken(String value) {
        await("access_file_broken " + value)
                .atMost(PATIENCE)
                .until(
                        () -> gateway.get("/prometheus", "X-API-Key", reader)
                                .response()
                                .body(),
                        metrics -> metrics.contains("access_file_broken " + value));
    }
}
