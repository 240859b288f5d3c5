package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.Topic;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway whose Kafka is not there yet, freezes, or dies: it says what it knows, in time, and mends by itself.
class KafkaAwayIT {

    private static final String NOTHING = "{\"change\":[]}";
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private int port;
    private @Nullable ApplicationContext context;
    private @Nullable BrokerProcess broker;

    @BeforeEach
    void choosePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aGatewayStartsBeforeKafkaDoesAndBecomesReadyByItself() throws IOException {
        var gateway = startGateway();

        var refused = gateway.submit(NOTHING, "Idempotency-Key", "early");
        var audit = gateway.submit("{}");
        var readiness = gateway.get("/health/readiness");
        var liveness = gateway.get("/health/liveness");

        assertUnavailable(refused);
        assertThat(refused.header("Idempotency-Key")).isEqualTo("early");
        assertUnavailable(audit);
        assertThat(audit.json().has("rejectionId")).isFalse();
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.json().toString()).contains("Kafka does not answer", "kafka.bootstrap.servers");
        assertThat(liveness.status()).isEqualTo(200);

        broker = BrokerProcess.start(folder, port);

        assertThat(eventually(200, () -> gateway.get("/health/readiness"))).isTrue();
        assertThat(gateway.submit(NOTHING, "Idempotency-Key", "early").status()).isEqualTo(201);
        assertThat(gateway.submit("{}").status()).isEqualTo(422);
    }

    @Test
    void whileKafkaIsFrozenTheOutcomeIsUnknownThenRefusedAtOnceAndThenFineAgain() throws IOException {
        var running = BrokerProcess.start(folder, port);
        broker = running;
        var gateway = startGateway();
        var first = gateway.submit(NOTHING, "Idempotency-Key", "one");
        assertThat(first.status()).isEqualTo(201);

        running.freeze();
        var start = Instant.now();
        var unknown = gateway.submit(NOTHING, "Idempotency-Key", "two");
        var waited = Duration.between(start, Instant.now());
        start = Instant.now();
        var refused = gateway.submit(NOTHING, "Idempotency-Key", "three");
        var refusedAfter = Duration.between(start, Instant.now());
        var readiness = gateway.get("/health/readiness");
        running.thaw();

        assertThat(unknown.status()).as(unknown.toString()).isEqualTo(504);
        assertThat(unknown.header("Idempotency-Key")).isEqualTo("two");
        assertThat(unknown.text("detail")).contains("safe to repeat");
        assertThat(waited).isLessThan(BOUND.plus(SLACK));
        assertUnavailable(refused);
        assertThat(refusedAfter).isLessThan(Duration.ofMillis(500));
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(eventually(201, () -> gateway.submit(NOTHING, "Idempotency-Key", "two")))
                .isTrue();
        var id = gateway.submit(NOTHING, "Idempotency-Key", "two").text("id");
        var log = new Topic("localhost:" + port, Topics.CHANGE_SETS);
        assertThat(log.records())
                .anyMatch(record -> Topic.header(record, RecordHeaders.ID).equals(Optional.of(id)));
    }

    @Test
    void aBrokerThatDiesAndComesBackIsWrittenToWithoutARestartOfTheGateway() throws IOException {
        var dying = BrokerProcess.start(folder, port);
        broker = dying;
        var gateway = startGateway();
        assertThat(gateway.submit(NOTHING).status()).isEqualTo(201);

        dying.close();
        var start = Instant.now();
        var reply = gateway.submit(NOTHING);
        var rejected = gateway.submit("{}");
        var waited = Duration.between(start, Instant.now());
        broker = BrokerProcess.start(folder, port);

        assertThat(reply.status()).as(reply.toString()).isIn(503, 504);
        assertThat(rejected.status()).as(rejected.toString()).isEqualTo(503);
        assertThat(rejected.json().has("rejectionId")).isFalse();
        assertThat(waited).isLessThan(BOUND.plus(SLACK));
        assertThat(eventually(201, () -> gateway.submit(NOTHING))).isTrue();
        assertThat(eventually(200, () -> gateway.get("/health/readiness"))).isTrue();
    }

    private Client startGateway() {
        var started = GatewayApplication.builder()
                .properties(Map.of("kafka.bootstrap.servers", "localhost:" + port, "micronaut.server.port", "-1"))
                .build()
                .start();
        context = started;
        return new Client(started.getBean(EmbeddedServer.class).start().getURI());
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:unavailable");
    }

    private static boolean eventually(int status, Supplier<Reply> asking) {
        var deadline = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(deadline)) {
            if (asking.get().status() == status) {
                return true;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
