package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.status.ConsumerInHand;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway whose access is guarded: what a sender is told of its own change set.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferWaitAccessIT implements TestPropertyProvider {

    private final String writer = ApiKey.make();
    private final String reader = ApiKey.make();
    private final AccessFileOnDisk file = new AccessFileOnDisk(
            "writer: {" + keys(writer) + ", write: {streams: ['*'], tables: ['*.*']}}",
            "reader: {" + keys(reader) + ", write: {streams: ['*'], tables: ['*.*']}, may: [read-status]}");
    private final ConsumerInHand consumer = new ConsumerInHand();

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics()
                .guardedBy(file.path())
                .with("gatekeeper.consumer-url", consumer.url())
                .asMap();
    }

    /// What is spooled is not waited for, and the topics may still be in the making.
    @BeforeEach
    void whenTheLogTakesChangeSets() {
        gateway = new Client(server.getURI());
        await("a post that is logged")
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> gateway.submit("{\"change\":[]}", "X-API-Key", writer)
                                .status(),
                        status -> status == 201);
    }

    @AfterAll
    void stop() {
        consumer.close();
    }

    @Test
    void whoOnlyWritesIsToldThatItIsAppliedAndNotWhichRowsWereThere() {
        consumer.says(200, """
                {"id":"{id}","stream":"default","status":"applied","topic":"t","partition":1,\
                "offset":7,"changes":1,"inserted":1,"updated":0,"deleted":0,"truncated":0,"messages":0,"overwritten":1,\
                "missing":0,"acceptedAt":"2026-11-20T22:57:21Z","appliedAt":"2026-11-20T22:57:21Z"}""");

        var told = post(writer);

        assertThat(told.status()).as(told.toString()).isEqualTo(201);
        assertThat(told.text("status")).isEqualTo("applied");
        assertThat(told.json().has("overwritten")).isFalse();
        assertThat(post(reader).json().path("overwritten").asInt()).isEqualTo(1);
    }

    @Test
    void whoOnlyWritesIsNotToldWhatPostgresSays() {
        consumer.says(200, """
                {"id":"{id}","stream":"default","status":"rejected",\
                "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","reason":"refused-by-postgresql",\
                "detail":"It breaks the constraint secret.","violationCount":0,"topic":"t","partition":2,"offset":7,\
                "sqlState":"23514","schema":"public","table":"t","constraint":"secret","rejectedAt":"2026-11-20T22:57:21Z"}""");

        var told = post(writer);

        assertThat(told.status()).as(told.toString()).isEqualTo(422);
        assertThat(told.text("type")).isEqualTo("urn:gatekeeper:problem:rejected-by-sink");
        assertThat(told.text("reason")).isEqualTo("refused-by-postgresql");
        assertThat(told.text("rejectionId")).isEqualTo("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        assertThat(told.response().body()).doesNotContain("secret", "23514", "\"table\"");
        assertThat(post(reader).text("constraint")).isEqualTo("secret");
    }

    private Client.Reply post(String key) {
        return gateway.submit("{\"change\":[]}", "X-API-Key", key, "Prefer", "wait=5");
    }
}
