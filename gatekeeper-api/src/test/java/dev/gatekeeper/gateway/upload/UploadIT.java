package dev.gatekeeper.gateway.upload;

import static dev.gatekeeper.gateway.Topic.header;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Many change sets in one body, over HTTP, and how they stand in a real log and a real audit.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadIT implements TestPropertyProvider {

    private static final String INSERT = """
            {"change":[{"kind":"insert","schema":"public","table":"t","columnnames":["a"],"columntypes":["integer"],\
            "columnvalues":[%d]}],"nextlsn":"0/%X"}""";
    private static final String TRANSACTION = """
            {"action":"B","xid":7,"nextlsn":"0/%X"}
            {"action":"I","schema":"public","table":"t","columns":[{"name":"a","type":"integer","value":%d}]}
            {"action":"D","schema":"public","table":"t","identity":[{"name":"a","type":"integer","value":1}]}
            {"action":"C","xid":7,"nextlsn":"0/%1$X"}""";
    private static final String NO_CHANGES = "{\"change\":[]}";
    private static final String BAD_VALUE = INSERT.formatted(1, 1).replace("[1]", "[\"no\"]");

    @Inject
    EmbeddedServer server;

    private Client gateway;
    private final Topic log = new Topic(Infra.kafka().bootstrapServers(), Topics.CHANGE_SETS);
    private final Topic audit = new Topic(Infra.kafka().bootstrapServers(), Topics.REJECTED);

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics().asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void changeSetsOfBothFormatsAreLoggedInOrderByteForByte() {
        var sets =
                List.of(INSERT.formatted(1, 1), TRANSACTION.formatted(2, 2), INSERT.formatted(3, 3) + "\r", NO_CHANGES);

        var reply = upload("both", "k", String.join("\n", sets));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        var records = logged("both");
        assertThat(records)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(sets);
        assertThat(records)
                .extracting(record -> header(record, RecordHeaders.FORMAT).orElseThrow())
                .containsExactly("wal2json-1", "wal2json-2", "wal2json-1", "wal2json-1");
        assertThat(records)
                .extracting(record -> header(record, RecordHeaders.ID).orElseThrow())
                .containsExactly(id("both", "k", 0), id("both", "k", 1), id("both", "k", 2), id("both", "k", 3));
        assertThat(reply.header("Idempotency-Key")).isEqualTo("k");
        assertThat(reply.header("Location")).isEqualTo("/change-sets/" + id("both", "k", 3));
        assertThat(reply.text("stream")).isEqualTo("both");
        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.json().path("changeSets").asInt()).isEqualTo(4);
        assertThat(reply.json().path("changes").asInt()).isEqualTo(4);
        assertThat(reply.text("firstId")).isEqualTo(id("both", "k", 0));
        assertThat(reply.text("lastId")).isEqualTo(id("both", "k", 3));
        assertThat(reply.text("topic")).isEqualTo(records.getLast().topic());
        assertThat(reply.json().path("partition").asInt())
                .isEqualTo(records.getLast().partition());
        assertThat(reply.json().path("offset").asLong())
                .isEqualTo(records.getLast().offset());
    }

    @Test
    void whatIsRefusedIsToldWithItsLineAndTheOthersAreLogged() {
        var lines = INSERT.formatted(1, 1) + "\n\n" + BAD_VALUE + "\n" + TRANSACTION.formatted(2, 2) + "\n{\"chan\n"
                + INSERT.formatted(3, 3);

        var reply = upload("mixed", "k", lines);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:change-sets-rejected");
        assertThat(reply.text("detail")).contains("2 of 5 change sets are rejected", "not undone");
        assertThat(reply.json().path("rejected").asInt()).isEqualTo(2);
        assertThat(reply.json().path("logged").path("changeSets").asInt()).isEqualTo(3);
        assertThat(reply.json().path("logged").path("lastId").asText()).isEqualTo(id("mixed", "k", 4));
        assertThat(reply.json().path("decidedLines").asInt()).isEqualTo(9);
        var first = reply.json().path("rejections").path(0);
        assertThat(first.path("line").asInt()).isEqualTo(3);
        assertThat(first.path("reason").asText()).isEqualTo("invalid-change-set");
        assertThat(first.path("violations").path(0).path("code").asText()).isEqualTo("bad-value");
        assertThat(first.path("violations").path(0).path("pointer").asText()).isEqualTo("/change/0/columnvalues/0");
        assertThat(reply.json().path("rejections").path(1).path("line").asInt()).isEqualTo(8);
        assertThat(logged("mixed")).hasSize(3);
    }

    @Test
    void whereItIsPreferredNothingIsTakenBehindWhatIsRefusedAndAllComesInItsPlaceOnceItIsMended() {
        var lines = INSERT.formatted(1, 1) + "\n" + TRANSACTION.formatted(2, 2) + "\n" + INSERT.formatted(3, 3);

        var refused = strictUpload(lines.replace("\"value\":2}", "\"value\":\"no\"}"));
        var mended = strictUpload(lines);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.header("Preference-Applied")).isEqualTo("handling=strict");
        assertThat(refused.text("type")).isEqualTo("urn:gatekeeper:problem:change-sets-rejected");
        assertThat(refused.text("detail"))
                .contains("of line 2 is rejected", "Nothing behind it", "lines up to 5", "Mend it");
        assertThat(refused.json().path("decidedLines").asInt()).isEqualTo(5);
        assertThat(refused.json().path("rejected").asInt()).isEqualTo(1);
        assertThat(refused.json().path("rejections").path(0).path("line").asInt())
                .isEqualTo(2);
        assertThat(refused.json().path("logged").path("changeSets").asInt()).isEqualTo(1);
        assertThat(mended.status()).as(mended.toString()).isEqualTo(201);
        assertThat(logged("strict"))
                .extracting(record -> header(record, RecordHeaders.ID).orElseThrow())
                .containsExactly(
                        id("strict", "0/1", 0), id("strict", "0/1", 0), id("strict", "0/2", 0), id("strict", "0/3", 0));
    }

    @Test
    void aMendedUploadWithTheSameKeyLeavesTheOthersTheirIds() {
        var first = upload("mended", "k", INSERT.formatted(1, 1) + "\n" + BAD_VALUE + "\n" + INSERT.formatted(3, 3));

        var second = upload(
                "mended", "k", INSERT.formatted(1, 1) + "\n" + INSERT.formatted(2, 2) + "\n" + INSERT.formatted(3, 3));

        assertThat(first.status()).isEqualTo(422);
        assertThat(second.status()).isEqualTo(201);
        assertThat(logged("mended"))
                .extracting(record -> header(record, RecordHeaders.ID).orElseThrow())
                .containsExactly(
                        id("mended", "k", 0),
                        id("mended", "k", 2),
                        id("mended", "k", 0),
                        id("mended", "k", 1),
                        id("mended", "k", 2));
    }

    @Test
    void withoutAKeyAnUploadThatIsResumedElsewhereNamesItsChangeSetsAsBefore() {
        var lines = List.of(INSERT.formatted(1, 10), TRANSACTION.formatted(20, 2), INSERT.formatted(3, 30));
        var all = uploadWithoutKey("resumed", String.join("\n", lines));

        var rest = uploadWithoutKey("resumed", String.join("\n", lines.subList(1, 3)));

        assertThat(all.status()).isEqualTo(201);
        assertThat(all.header("Idempotency-Key")).isEmpty();
        assertThat(rest.text("firstId")).isEqualTo(id("resumed", "0/14", 0));
        assertThat(rest.text("lastId")).isEqualTo(all.text("lastId"));
    }

    @Test
    void withoutAKeyAndAStreamOneKeyIsMintedForAllOfIt() {
        var reply = gateway.upload((NO_CHANGES + "\n" + NO_CHANGES).getBytes(UTF_8));

        var key = reply.header("Idempotency-Key");
        assertThat(UUID.fromString(key).version()).isEqualTo(7);
        assertThat(reply.text("firstId")).isEqualTo(id("default", key, 0));
        assertThat(reply.text("lastId")).isEqualTo(id("default", key, 1));
    }

    @Test
    void aLineThatIsNotUtf8IsAuditedByteForByteAndStopsNothing() throws Exception {
        var line =
                "{\"change\":[{\"kind\":\"message\",\"transactional\":true,\"prefix\":\"b\",\"content\":\"AB\u00ffC\"}]}"
                        .getBytes(ISO_8859_1);
        var body = new ByteArrayOutputStream();
        body.writeBytes((INSERT.formatted(1, 1) + "\n").getBytes(UTF_8));
        body.writeBytes(line);
        body.writeBytes(("\n" + INSERT.formatted(2, 2) + "\n").getBytes(UTF_8));

        var reply = gateway.upload("/change-sets?stream=bytes", body.toByteArray(), "Idempotency-Key", "k");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(logged("bytes")).hasSize(2);
        var rejection = reply.json().path("rejections").path(0);
        assertThat(rejection.path("violations").path(0).path("code").asText()).isEqualTo("not-utf8");
        var kept = RejectionJson.read(
                audit.withKey(rejection.path("rejectionId").asText()).value());
        assertThat(kept.payload().bytes()).isEqualTo(line);
        assertThat(kept.payload().contentType()).isEqualTo("application/json");
        assertThat(kept.changeSetId()).hasToString(id("bytes", "k", 1));
    }

    @Test
    void aTransactionWithoutItsEndIsRefusedWhole() throws Exception {
        var cut = TRANSACTION
                .formatted(2, 2)
                .substring(0, TRANSACTION.formatted(2, 2).lastIndexOf('\n'));

        var reply = upload("cut", "k", INSERT.formatted(1, 1) + "\n" + cut);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(logged("cut")).hasSize(1);
        var rejection = reply.json().path("rejections").path(0);
        assertThat(rejection.path("lines").asInt()).isEqualTo(3);
        var kept = RejectionJson.read(
                audit.withKey(rejection.path("rejectionId").asText()).value());
        assertThat(new String(kept.payload().bytes(), UTF_8)).isEqualTo(cut);
        assertThat(kept.payload().contentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void aChangeSetPastTheLimitIsRefusedAndTheRestIsLogged() {
        var large = "{\"change\":[" + " ".repeat(8 * 1024 * 1024) + "]}";

        var reply = upload("large", "k", INSERT.formatted(1, 1) + "\n" + large + "\n" + INSERT.formatted(2, 2));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("rejections").path(0).path("reason").asText())
                .isEqualTo("too-large");
        assertThat(logged("large")).hasSize(2);
    }

    @Test
    void aHundredRefusalsAreToldWithTenViolationsEach() {
        var bad = "{\"change\":[" + "1,".repeat(49) + "1]}\n";

        var reply = upload("hundred", "k", bad.repeat(150));

        assertThat(reply.json().path("rejected").asInt()).isEqualTo(150);
        assertThat(reply.json().path("rejections")).hasSize(100).allSatisfy(rejection -> {
            assertThat(rejection.path("violations")).hasSize(10);
            assertThat(rejection.path("violationCount").asInt()).isEqualTo(50);
        });
    }

    @Test
    void anUploadOfNothingIsAcceptedWithNothing() {
        var reply = upload("nothing", "k", "\n");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("changeSets").asInt()).isZero();
        assertThat(reply.json().has("lastId")).isFalse();
    }

    @Test
    void aStreamThatCantBeOneIs400AndTheBodyIsAudited() throws Exception {
        var reply = gateway.upload("/change-sets?stream=a%20b", NO_CHANGES.getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:bad-stream");
        var kept = RejectionJson.read(audit.withKey(reply.text("rejectionId")).value());
        assertThat(kept.payload().contentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void whatBecameOfALineCanBeAskedFor() {
        var reply = upload("asked", "k", INSERT.formatted(1, 1) + "\n" + INSERT.formatted(2, 2));

        var status = gateway.get(reply.header("Location"));

        assertThat(status.status()).as(status.toString()).isEqualTo(200);
        assertThat(status.text("status")).isEqualTo("logged");
        assertThat(status.json().path("offset").asLong())
                .isEqualTo(reply.json().path("offset").asLong());
    }

    @Test
    void concurrentUploadsOfTheirOwnStreamsKeepTheirOrders() throws Exception {
        var many = String.join(
                "\n",
                IntStream.range(0, 200).mapToObj(i -> INSERT.formatted(i, i)).toList());
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                var stream = "concurrent-" + i;
                var _ = senders.submit(() -> upload(stream, "k", many));
            }
        }

        for (int i = 0; i < 4; i++) {
            var stream = "concurrent-" + i;
            assertThat(logged(stream))
                    .extracting(record -> header(record, RecordHeaders.ID).orElseThrow())
                    .containsExactlyElementsOf(IntStream.range(0, 200)
                            .mapToObj(ordinal -> id(stream, "k", ordinal))
                            .toList());
        }
    }

    private Reply upload(String stream, String key, String lines) {
        return gateway.upload("/change-sets?stream=" + stream, lines.getBytes(UTF_8), "Idempotency-Key", key);
    }

    private Reply uploadWithoutKey(String stream, String lines) {
        return gateway.upload("/change-sets?stream=" + stream, lines.getBytes(UTF_8));
    }

    private Reply strictUpload(String lines) {
        return gateway.upload("/change-sets?stream=strict", lines.getBytes(UTF_8), "Prefer", "handling=strict");
    }

    private List<ConsumerRecord<byte[], byte[]>> logged(String stream) {
        return log.records().stream()
                .filter(record -> new String(record.key(), UTF_8).equals(stream))
                .toList();
    }

    private static String id(String stream, String key, int ordinal) {
        return ChangeSetId.of(new StreamName(stream), new IdempotencyKey(key), ordinal)
                .toString();
    }
}
