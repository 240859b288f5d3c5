package dev.gatekeeper.gateway.intake;

import static dev.gatekeeper.gateway.Topic.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is accepted, over HTTP, and how it stands in a real log.
@MicronautTest(environments = "gateway", startApplication = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitIT implements TestPropertyProvider {

    private static final String CHANGE_SET = """
            { "change" : [ {"kind":"insert","schema":"public","table":"mytable",
              "columnnames":["a","b"],"columntypes":["integer","text"],"columnvalues":[1,"é 😀"]} ],
              "nextlsn": "0/27F9308" }
            """;
    private static final String NOTHING = "{\"change\":[]}";

    @Inject
    EmbeddedServer server;

    private Client gateway;
    private final Topic log = new Topic(Infra.kafka().bootstrapServers(), Topics.CHANGE_SETS);

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics().asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void aChangeSetIsLoggedByteForByteBeforeItIsSaidToBe() {
        var before = Instant.now();

        var reply = gateway.submit(
                CHANGE_SET,
                "Referer",
                "https://example.org/orders",
                "Idempotency-Key",
                "order-1",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        var id = ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey("order-1"), 0)
                .toString();
        assertThat(reply.text("id")).isEqualTo(id);
        assertThat(reply.header("Location")).isEqualTo("/change-sets/" + id);
        assertThat(reply.header("Idempotency-Key")).isEqualTo("order-1");
        assertThat(reply.text("stream")).isEqualTo("default");
        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.json().path("changes").asInt()).isEqualTo(1);
        var record = log.withHeader(RecordHeaders.ID, id);
        assertThat(record.value()).isEqualTo(CHANGE_SET.getBytes(UTF_8));
        assertThat(new String(record.key(), UTF_8)).isEqualTo("default");
        assertThat(reply.text("topic")).isEqualTo(record.topic());
        assertThat(reply.json().path("partition").asInt()).isEqualTo(record.partition());
        assertThat(reply.json().path("offset").asLong()).isEqualTo(record.offset());
        assertThat(header(record, RecordHeaders.STREAM)).contains("default");
        assertThat(header(record, RecordHeaders.SOURCE)).contains("api");
        assertThat(header(record, RecordHeaders.FORMAT)).contains("wal2json-1");
        assertThat(header(record, RecordHeaders.REFERRAL)).contains("https://example.org/orders");
        assertThat(header(record, RecordHeaders.TRACEPARENT))
                .contains("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(header(record, RecordHeaders.ACCEPTED_AT).map(Instant::parse))
                .hasValueSatisfying(at -> assertThat(at).isBetween(before.minusMillis(1), Instant.now()));
    }

    @Test
    void aTransactionThatTouchedNothingIsAccepted() {
        var reply = gateway.submit(NOTHING);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("changes").asInt()).isZero();
    }

    @Test
    void theSameKeyOnTheSameStreamIsTheSameChangeSet() {
        var first = gateway.submit(NOTHING, "Idempotency-Key", "again", "X-Stream", "orders");

        var second = gateway.submit(NOTHING, "Idempotency-Key", "again", "X-Stream", "orders");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(gateway.submit(NOTHING, "Idempotency-Key", "again").text("id"))
                .isNotEqualTo(first.text("id"));
    }

    @Test
    void withoutAKeyTheLsnIsTheKeyWhereTheStreamIsNamed() {
        var reply = gateway.submit(CHANGE_SET, "X-Stream", "upstream/1");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Idempotency-Key")).isEqualTo("0/27F9308");
        assertThat(reply.text("id"))
                .isEqualTo(ChangeSetId.of(new StreamName("upstream/1"), new IdempotencyKey("0/27F9308"), 0)
                        .toString());
    }

    @Test
    void withoutAKeyAndAStreamOneIsMintedForEachRequest() {
        var first = gateway.submit(CHANGE_SET);
        var second = gateway.submit(CHANGE_SET);

        assertThat(UUID.fromString(first.header("Idempotency-Key")).version()).isEqualTo(7);
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(gateway.submit(CHANGE_SET, "Idempotency-Key", first.header("Idempotency-Key"))
                        .text("id"))
                .isEqualTo(first.text("id"));
    }

    @Test
    void theStreamMayStandInTheQueryAndInAHeaderAlike() {
        var body = NOTHING.getBytes(UTF_8);

        var reply = gateway.post(
                "/change-sets?stream=orders", body, "X-Stream", "orders", "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("stream")).isEqualTo("orders");
    }

    @Test
    void aStreamsChangeSetsStandInThePartitionOfItsName() {
        var partitions = Stream.of("1", "2", "3", "4")
                .map(key -> gateway.submit(NOTHING, "X-Stream", "one-stream", "Idempotency-Key", key))
                .map(reply -> reply.json().path("partition").asInt())
                .distinct();

        assertThat(partitions).hasSize(1);
    }

    @Test
    void headersThatCantBeKeptAsTheyAreDontStopAChangeSet() {
        var reply = gateway.submit(
                NOTHING, "Idempotency-Key", "odd-headers", "traceparent", "nonsense", "Referer", "r".repeat(5000));

        assertThat(reply.status()).isEqualTo(201);
        var record = log.withHeader(RecordHeaders.ID, reply.text("id"));
        assertThat(header(record, RecordHeaders.TRACEPARENT)).isEmpty();
        assertThat(header(record, RecordHeaders.REFERRAL)).contains("r".repeat(2048));
    }

    @Test
    void aBodyOfExactlyTheLimitIsAccepted() {
        var body = NOTHING + " ".repeat(8 * 1024 * 1024 - NOTHING.length());

        var reply = gateway.submit(body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(log.withHeader(RecordHeaders.ID, reply.text("id")).value()).isEqualTo(body.getBytes(UTF_8));
    }

    @Test
    void theSchemaThatIsEnforcedCanBeRead() {
        var reply = gateway.get("/schemas/change-set");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(reply.text("$schema")).contains("draft-07");
        var again = gateway.get("/schemas/change-set", "If-None-Match", reply.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void aGatewayThatCanKeepChangeSetsIsReady() {
        assertThat(gateway.get("/health/readiness").status()).isEqualTo(200);
        assertThat(gateway.get("/health/liveness").status()).isEqualTo(200);
    }
}
