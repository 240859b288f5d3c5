package dev.gatekeeper.gateway.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
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
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that come compressed, over HTTP, and how they stand in a real log and a real audit.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressedIT implements TestPropertyProvider {

    private static final int MEBI = 1 << 20;
    private static final String INSERT = """
            {"change":[{"kind":"insert","schema":"public","table":"t","columnnames":["a"],"columntypes":["integer"],\
            "columnvalues":[%d]}]}""";

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

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "x-gzip", "ZSTD"})
    void oneChangeSetIsLoggedAsItWas(String encoding) throws IOException {
        var stream = "one-" + encoding;
        var reply = one(stream, encoding, compress(encoding, INSERT.formatted(1).getBytes(UTF_8)));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(logged(stream)).containsExactly(INSERT.formatted(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void manyChangeSetsAreLoggedAsTheyWereInTheirOrder(String encoding) throws IOException {
        var stream = "many-" + encoding;
        var lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(INSERT.formatted(i)).append('\n');
        }
        var reply = many(stream, encoding, compress(encoding, lines.toString().getBytes(UTF_8)));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.json().path("changeSets").asInt()).isEqualTo(5_000);
        assertThat(String.join("\n", logged(stream)) + "\n").isEqualTo(lines.toString());
    }

    @Test
    void gzipFilesOneAfterTheOtherAreOneUpload() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(compress("gzip", (INSERT.formatted(1) + "\n").getBytes(UTF_8)));
        body.write(compress("gzip", (INSERT.formatted(2) + "\n").getBytes(UTF_8)));

        var reply = many("members", "gzip", body.toByteArray());

        assertThat(reply.json().path("changeSets").asInt()).as(reply.toString()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aDamagedChangeSetIs400AndAuditedAsItCame(String encoding) throws Exception {
        var compressed = compress(encoding, INSERT.formatted(1).getBytes(UTF_8));
        var cut = Arrays.copyOf(compressed, compressed.length - 3);

        var reply = one("damaged", encoding, cut);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:corrupt-body");
        assertThat(reply.text("detail")).contains("ends before");
        var kept = RejectionJson.read(audit.withKey(reply.text("rejectionId")).value());
        assertThat(kept.payload().bytes()).isEqualTo(cut);
        assertThat(kept.payload().contentType()).isEqualTo("application/" + encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void anUploadThatIsCutShortIs400AndToldHowFarItGot(String encoding) throws IOException {
        var lines = (INSERT.formatted(1) + "\n").repeat(20_000).getBytes(UTF_8);
        var body = new ByteArrayOutputStream();
        body.write(compress(encoding, lines));
        var second = compress(encoding, lines);
        body.write(second, 0, second.length / 2);

        var reply = many("cut-" + encoding, encoding, body.toByteArray());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.text("detail")).contains("ends before", "decided", "same Idempotency-Key");
        assertThat(reply.json().path("decidedLines").asInt()).isBetween(20_000, 39_999);
        assertThat(logged("cut-" + encoding))
                .hasSize(reply.json().path("logged").path("changeSets").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aChangeSetThatBecomesTooLargeIs413(String encoding) throws IOException {
        var bomb = compress(encoding, new byte[200 * MEBI]);
        var start = System.nanoTime();

        var reply = one("bomb", encoding, bomb);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        assertThat(reply.text("rejectionId")).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void anUploadThatBecomesHundredsOfTimesAsLargeIs413(String encoding) throws IOException {
        var blank = new byte[200 * MEBI];
        Arrays.fill(blank, (byte) '\n');

        var reply = many("bombs", encoding, compress(encoding, blank));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        assertThat(reply.text("detail")).contains("200 times");
    }

    @Test
    void anotherEncodingIs415AndToldWhatIsTaken() {
        for (var encoding : List.of("br", "deflate", "gzip, zstd", "gzip, gzip")) {
            var reply = one("other", encoding, INSERT.formatted(1).getBytes(UTF_8));

            assertThat(reply.status()).as(encoding).isEqualTo(415);
            assertThat(reply.header("Accept-Encoding")).isEqualTo("gzip, zstd");
        }
    }

    private Reply one(String stream, String encoding, byte[] body) {
        return gateway.post(
                "/change-sets?stream=" + stream,
                body,
                "Content-Type",
                "application/json",
                "Content-Encoding",
                encoding);
    }

    private Reply many(String stream, String encoding, byte[] body) {
        return gateway.upload("/change-sets?stream=" + stream, body, "Content-Encoding", encoding);
    }

    private List<String> logged(String stream) {
        return log.records().stream()
                .filter(record -> new String(record.key(), UTF_8).equals(stream))
                .map(ConsumerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    private static byte[] compress(String encoding, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        if (encoding.equalsIgnoreCase("zstd")) {
            try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
                zstd.write(body);
            }
        } else {
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(body);
            }
        }
        return out.toByteArray();
    }
}
