package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Ports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway whose Kafka is not there yet, freezes, or dies: it accepts what it can keep, in time, and brings
/// it to Kafka by itself.
class KafkaAwayIT {

    private static final String NOTHING = "{\"change\":[]}";
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final int port = Ports.anyFree();
    private @Nullable ApplicationContext context;
    private @Nullable BrokerProcess broker;

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
    void aGatewayStartsWithoutKafkaAndKeepsWhatItAcceptsUntilKafkaIsThere() throws IOException {
        var gateway = startGateway();

        var first = gateway.submit(NOTHING, "Idempotency-Key", "k0");
        var rest = IntStream.range(1, 5)
                .mapToObj(i -> gateway.submit(NOTHING, "Idempotency-Key", "k" + i))
                .toList();
        var refused = gateway.submit("{}");
        var readiness = gateway.get("/health/readiness");

        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(first.header("Idempotency-Key")).isEqualTo("k0");
        assertThat(first.header("Location")).isEqualTo("/change-sets/" + first.text("id"));
        assertThat(first.text("status")).isEqualTo("spooled");
        assertThat(first.json().has("offset")).isFalse();
        assertThat(rest).allMatch(reply -> reply.status() == 202);
        assertThat(gateway.get(first.header("Location")).text("status")).isEqualTo("spooled");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.json().toString()).contains("Kafka does not answer");
        assertThat(gateway.get("/prometheus").response().body())
                .contains("gatekeeper_spool_records{spool=\"change-sets\"} 5.0");

        broker = BrokerProcess.start(folder.resolve("broker"), port);

        awaitLogged(gateway, "Idempotency-Key", "last");
        assertThat(gateway.get(first.header("Location")).text("status")).isEqualTo("logged");
        var records = new Topic("localhost:" + port, Topics.CHANGE_SETS).records();
        assertThat(records.subList(0, 5))
                .extracting(record -> Topic.header(record, RecordHeaders.ID).orElseThrow())
                .containsExactlyElementsOf(ids(first, rest));
        assertThat(records.subList(0, 5))
                .extracting(record -> Topic.header(record, RecordHeaders.SOURCE).orElseThrow())
                .containsOnly("replay");
        assertThat(Topic.header(records.getLast(), RecordHeaders.SOURCE)).contains("api");
        var rejection = new Topic("localhost:" + port, Topics.REJECTED).withKey(refused.text("rejectionId"));
        assertThat(rejection.value()).isNotEmpty();
    }

    @Test
    void whileKafkaIsFrozenAllIsAcceptedAndThenLoggedInItsOrder() throws Exception {
        var running = BrokerProcess.start(folder.resolve("broker"), port);
        broker = running;
        var gateway = startGateway();
        awaitLogged(gateway);

        running.freeze();
        var start = Instant.now();
        var first = gateway.submit(NOTHING, "Idempotency-Key", "first");
        var waited = Duration.between(start, Instant.now());
        start = Instant.now();
        var second = gateway.submit(NOTHING, "Idempotency-Key", "second");
        var waitedAgain = Duration.between(start, Instant.now());
        var refused = gateway.submit("{}");
        running.thaw();

        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(waited).isLessThan(BOUND.plus(SLACK));
        assertThat(second.status()).as(second.toString()).isEqualTo(202);
        assertThat(waitedAgain).isLessThan(BOUND.dividedBy(2));
        assertThat(refused.status()).isEqualTo(422);
        awaitLogged(gateway);
        assertThat(idsInTheirFirstOrder()).containsSubsequence(first.text("id"), second.text("id"));
    }

    @Test
    void manySendersDuringADeathOfTheBrokerLoseNothingAndKeepTheirOrder() throws Exception {
        var dying = BrokerProcess.start(folder.resolve("broker"), port);
        broker = dying;
        var gateway = startGateway();
        awaitLogged(gateway);
        var accepted = new HashMap<String, List<String>>();
        var senders = IntStream.range(0, 6)
                .mapToObj(i -> {
                    var ids = new CopyOnWriteArrayList<String>();
                    accepted.put("s" + i, ids);
                    return Thread.ofVirtual().start(() -> send(gateway, "s" + i % 3, "client" + i + "-", ids));
                })
                .toList();

        Thread.sleep(1_000);
        dying.close();
        Thread.sleep(2_000);
        broker = BrokerProcess.start(folder.resolve("broker"), port);
        for (var sender : senders) {
            sender.join();
        }

        awaitLogged(gateway);
        await("an empty spool").atMost(PATIENCE).until(this::spooled, records -> records == 0);
        var logged = idsInTheirFirstOrder();
        assertThat(accepted.values()).allSatisfy(ids -> {
            assertThat(ids).hasSizeGreaterThan(20);
            assertThat(logged).containsSubsequence(ids);
        });
    }

    @Test
    void whatIsSpooledOutlivesARestartOfTheGateway() throws IOException {
        var before = startGateway();
        var first = before.submit(NOTHING, "Idempotency-Key", "first");
        restart();
        var gateway = gateway();
        var second = gateway.submit(NOTHING, "Idempotency-Key", "second");

        assertThat(gateway.get(first.header("Location")).status()).isEqualTo(503);
        broker = BrokerProcess.start(folder.resolve("broker"), port);

        awaitLogged(gateway);
        assertThat(idsInTheirFirstOrder()).startsWith(first.text("id"), second.text("id"));
    }

    @Test
    void twoGatewaysDoNotShareAFolder() {
        startGateway();

        assertThatThrownBy(() -> GatewayApplication.builder()
                        .properties(properties())
                        .build()
                        .start())
                .rootCause()
                .hasMessageContaining("Another gateway has the spool's folder")
                .hasMessageContaining("gatekeeper.spool.folder");
    }

    @Test
    void stoppingDuringAnOutageIsBoundedAndDropsNothing() throws Exception {
        var running = BrokerProcess.start(folder.resolve("broker"), port);
        broker = running;
        var gateway = startGateway();
        awaitLogged(gateway);
        running.freeze();
        var replies = new CopyOnWriteArrayList<Reply>();
        var senders = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> replies.add(gateway.submit(NOTHING))))
                .toList();
        await("posts that the gateway has begun to take")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> replies.size() + underWay(), taken -> taken >= senders.size());

        var start = Instant.now();
        context().close();
        var took = Duration.between(start, Instant.now());
        for (var sender : senders) {
            sender.join();
        }
        running.thaw();

        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(replies).hasSize(8).allMatch(reply -> reply.status() == 202);
        var again = startGateway();
        awaitLogged(again);
        assertThat(idsInTheirFirstOrder())
                .containsAll(replies.stream().map(reply -> reply.text("id")).toList());
    }

    @Test
    void withoutASpoolTheOutcomeIsUnknownThenRefusedAtOnceAndThenFineAgain() throws IOException {
        var running = BrokerProcess.start(folder.resolve("broker"), port);
        broker = running;
        var gateway = startGateway("gatekeeper.spool.enabled", false);
        awaitLogged(gateway);

        running.freeze();
        var start = Instant.now();
        var unknown = gateway.submit(NOTHING, "Idempotency-Key", "two");
        var waited = Duration.between(start, Instant.now());
        var refused = gateway.submit(NOTHING);
        var notAudited = gateway.submit("{}");
        var readiness = gateway.get("/health/readiness");
        running.thaw();

        assertThat(unknown.status()).as(unknown.toString()).isEqualTo(504);
        assertThat(unknown.header("Idempotency-Key")).isEqualTo("two");
        assertThat(unknown.text("detail")).contains("safe to repeat");
        assertThat(waited).isLessThan(BOUND.plus(SLACK));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(notAudited.status()).isEqualTo(503);
        assertThat(notAudited.json().has("rejectionId")).isFalse();
        assertThat(readiness.status()).isEqualTo(503);
        awaitLogged(gateway, "Idempotency-Key", "two");
    }

    /// One after the other for six seconds.
    private static void send(Client gateway, String stream, String prefix, List<String> accepted) {
        var end = Instant.now().plusSeconds(6);
        for (int i = 0; Instant.now().isBefore(end); i++) {
            var reply = gateway.submit(NOTHING, "X-Stream", stream, "Idempotency-Key", prefix + i);
            if (reply.status() == 201 || reply.status() == 202) {
                accepted.add(reply.text("id"));
            }
        }
    }

    private List<String> idsInTheirFirstOrder() {
        var ids = new LinkedHashSet<String>();
        for (var record : new Topic("localhost:" + port, Topics.CHANGE_SETS).records()) {
            ids.add(Topic.header(record, RecordHeaders.ID).orElseThrow());
        }
        return List.copyOf(ids);
    }

    private static List<String> ids(Reply first, List<Reply> rest) {
        var ids = new ArrayList<String>();
        ids.add(first.text("id"));
        rest.forEach(reply -> ids.add(reply.text("id")));
        return ids;
    }

    private int spooled() {
        return gateway()
                .get("/health/readiness")
                .json()
                .path("details")
                .path("log")
                .path("details")
                .path("spooled")
                .asInt(-1);
    }

    private double underWay() {
        return context()
                .getBean(MeterRegistry.class)
                .get("gatekeeper.requests.in.progress")
                .gauge()
                .value();
    }

    private void restart() {
        context().close();
        startGateway();
    }

    private Client startGateway() {
        return startGateway("gatekeeper.spool.enabled", true);
    }

    private Client startGateway(String name, Object value) {
        var properties = new HashMap<>(properties());
        properties.put(name, value);
        context = GatewayApplication.builder().properties(properties).build().start();
        context().getBean(EmbeddedServer.class).start();
        return gateway();
    }

    private Map<String, Object> properties() {
        return Map.of(
                "kafka.bootstrap.servers",
                "localhost:" + port,
                "micronaut.server.port",
                "-1",
                "gatekeeper.spool.folder",
                folder.resolve("spool").toString());
    }

    private Client gateway() {
        return new Client(context().getBean(EmbeddedServer.class).getURI());
    }

    private ApplicationContext context() {
        return Objects.requireNonNull(context);
    }

    private static void awaitLogged(Client gateway, String... headers) {
        await("a post that is logged")
                .atMost(PATIENCE)
                .until(() -> gateway.submit(NOTHING, headers).status(), status -> status == 201);
    }
}
