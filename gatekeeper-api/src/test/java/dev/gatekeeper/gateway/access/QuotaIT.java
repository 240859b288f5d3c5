package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewaySettings;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaIT implements TestPropertyProvider {

    private static final String NOTHING = "{\"change\":[]}";

    private final String few = ApiKey.make();
    private final String little = ApiKey.make();
    private final String uploader = ApiKey.make();
    private final AccessFileOnDisk file = new AccessFileOnDisk(
            "few: {" + keys(few) + ", write: {streams: ['*'], tables: ['*.*']}, quota: {requests-per-second: 5}}",
            "little: {" + keys(little) + ", write: {streams: ['*'], tables: ['*.*']}, quota: {bytes-per-second: 64KB}}",
            "uploader: {" + keys(uploader)
                    + ", write: {streams: ['*'], tables: ['*.*']}, quota: {bytes-per-second: 256KB}}");

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("quota").guardedBy(file.path()).asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void aRequestPastTheQuotaIs429WithWhenToComeBack() {
        var over = Stream.generate(() -> gateway.submit(NOTHING, "X-API-Key", few))
                .limit(1_000)
                .peek(reply -> assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"requests\";q=5;w=1"))
                .filter(reply -> reply.status() != 201)
                .findFirst()
                .orElseThrow();

        assertThat(over.status()).as(over.toString()).isEqualTo(429);
        assertThat(over.header("Retry-After")).isEqualTo("1");
        assertThat(over.header("RateLimit")).isEqualTo("\"requests\";r=0;t=1");
        assertThat(over.text("type")).isEqualTo("urn:gatekeeper:problem:too-many-requests");
    }

    @Test
    void bytesPastTheQuotaKeepTheNextRequestAway() throws InterruptedException {
        var first = gateway.submit(NOTHING + " ".repeat(150_000), "X-API-Key", little);
        assertThat(first.status()).as(first.toString()).isEqualTo(201);

        var second = gateway.submit(NOTHING, "X-API-Key", little);

        assertThat(second.status()).as(second.toString()).isEqualTo(429);
        assertThat(second.header("RateLimit")).startsWith("\"bytes\";r=0;t=");
        Thread.sleep(1_000L * Integer.parseInt(second.header("Retry-After")));
        assertThat(gateway.submit(NOTHING, "X-API-Key", little).status()).isEqualTo(201);
    }

    @Test
    void anUploadIsSlowedDownToTheQuotaAndTakenWhole() {
        var line = NOTHING + " ".repeat(10_000) + "\n";
        var begin = System.nanoTime();

        var reply = upload(line.repeat(100));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.json().path("changeSets").asInt()).isEqualTo(100);
        // A second's worth comes at once, and of the last pieces no one waits for the end.
        assertThat((System.nanoTime() - begin) / 1e9).isBetween(2.0, 20.0);
    }

    private Reply upload(String lines) {
        return gateway.upload("/change-sets?stream=s", lines.getBytes(UTF_8), "X-API-Key", uploader);
    }
}
