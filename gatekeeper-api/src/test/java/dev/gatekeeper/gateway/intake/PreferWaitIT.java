package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.status.ConsumerInHand;
import dev.gatekeeper.infra.Infra;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Posts whose senders prefer to wait for what becomes of them, and a consumer that says what the test wants.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferWaitIT implements TestPropertyProvider {

    private static final String NOTHING = "{\"change\":[]}";
    private static final String APPLIED = """
            {"id":"{id}","stream":"default","status":"applied","topic":"cdc.change-sets","partition":1,\
            "offset":7,"changes":5,"inserted":3,"updated":0,"deleted":2,"truncated":0,"messages":0,"overwritten":0,"missing":0,\
            "acceptedAt":"2026-11-20T22:57:21.273998Z","appliedAt":"2026-11-20T22:57:21.383551Z"}""";
    private static final String REJECTED = """
            {"id":"{id}","stream":"default","status":"rejected",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","reason":"unknown-table",\
            "detail":"There is no table.","violationCount":0,"topic":"cdc.change-sets","partition":2,"offset":7,"sqlState":"42P01",\
            "schema":"public","table":"nowhere","rejectedAt":"2026-11-20T22:57:21.383551Z"}""";
    private static final int MOST = 40;

    private final ConsumerInHand consumer = new ConsumerInHand();

    @Inject
    EmbeddedServer server;

    @Inject
    MeterRegistry meters;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics()
                .with("gatekeeper.limits.concurrent-requests", "4")
                .with("gatekeeper.limits.waiting-requests", MOST)
                .with("gatekeeper.consumer-url", consumer.url())
                .asMap();
    }

    @BeforeEach
    void begin() {
        gateway = new Client(server.getURI());
        consumer.letGo();
        awaitAsking(asking -> asking == 0);
        consumer.says(404, "{}");
        consumer.asked().clear();
    }

    @AfterAll
    void stop() {
        consumer.close();
    }

    @Test
    void whatIsAppliedIsAnsweredWithWhatItDid() {
        consumer.says(200, APPLIED);

        var reply = post("wait=5");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=5");
        assertThat(reply.header("Location")).startsWith("/change-sets/");
        assertThat(reply.header("Idempotency-Key")).isNotEmpty();
        assertThat(reply.text("status")).isEqualTo("applied");
        assertThat(reply.json().path("inserted").asInt()).isEqualTo(3);
        assertThat(reply.text("appliedAt")).isEqualTo("2026-11-20T22:57:21.383551Z");
    }

    @Test
    void theConsumerIsAskedForThatVeryRecord() {
        consumer.says(200, APPLIED);

        var logged = gateway.submit(NOTHING, "X-Stream", "asked").json();
        post("wait=5", "X-Stream", "asked");

        assertThat(consumer.asked())
                .singleElement()
                .satisfies(question -> assertThat(question)
                        .matches("/change-sets/[-0-9a-f]{36}\\?wait=[0-9]{4}ms&partition="
                                + logged.path("partition").asInt() + "&offset="
                                + (logged.path("offset").asLong() + 1)));
    }

    @Test
    void whatIsRejectedPastTheLogIsAProblemWithItsReason() {
        consumer.says(200, REJECTED);

        var reply = post("wait=5");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=5");
        assertThat(reply.header("Location")).startsWith("/change-sets/");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:rejected-by-sink");
        assertThat(reply.text("detail")).startsWith("There is no table. It stands in the log");
        assertThat(reply.text("rejectionId")).isEqualTo("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        assertThat(reply.text("reason")).isEqualTo("unknown-table");
        assertThat(reply.text("sqlState")).isEqualTo("42P01");
        assertThat(reply.text("table")).isEqualTo("nowhere");
        assertThat(reply.json().has("column")).isFalse();
    }

    @Test
    void whenTheTimeIsUpTheAnswerIsAsUsual() {
        consumer.hold();

        var start = System.nanoTime();
        var reply = post("wait=1");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(since(start)).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_800));
        assertThat(waits("time-up")).isPositive();
    }

    @Test
    void withoutThePreferenceNobodyIsAsked() {
        assertThat(gateway.submit(NOTHING).text("status")).isEqualTo("logged");
        assertThat(post("respond-async, wait=0").text("status")).isEqualTo("logged");

        assertThat(consumer.asked()).isEmpty();
    }

    @Test
    void aConsumerThatIsInTroubleOrTalksNonsenseIsNotWaitedFor() {
        consumer.says(500, "{}");
        assertAsUsualAtOnce();
        consumer.says(200, "<html>");
        assertAsUsualAtOnce();
        consumer.says(200, "{\"status\":\"applied\"}");
        assertAsUsualAtOnce();
        consumer.says(200, APPLIED.replace(ConsumerInHand.ASKED, "6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21"));
        assertAsUsualAtOnce();
        consumer.says(200, "{\"status\":\"unheard of\"}");
        assertAsUsualAtOnce();
    }

    @Test
    void aConsumerForWhomTooManyWaitIsNotWaitedFor() {
        consumer.says(404, "{}"); // Before the time.

        assertAsUsualAtOnce();
    }

    @Test
    void ofAnUploadThePreferenceIsIgnored() {
        consumer.says(200, APPLIED);

        var reply = gateway.upload((NOTHING + "\n").getBytes(UTF_8), "Prefer", "wait=5");

        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.header("Preference-Applied")).isEmpty();
        assertThat(consumer.asked()).isEmpty();
    }

    @Test
    void whatIsRefusedAtTheDoorIsNotWaitedFor() {
        assertThat(gateway.submit("{}", "Prefer", "wait=5").status()).isEqualTo(422);

        assertThat(consumer.asked()).isEmpty();
    }

    /// Only four requests may be under way at one time; those that wait don't count among them.
    @Test
    void manyWaitAtOnceAndHoldNothingThatOthersNeed() throws Exception {
        consumer.hold();
        consumer.says(200, APPLIED);
        var replies = new ArrayList<FutureTask<Reply>>();
        for (var from = 0; from < MOST; from += 4) {
            IntStream.range(0, 4).forEach(_ -> replies.add(asynchronously(() -> post("wait=20"))));
            var soMany = from + 4;
            awaitAsking(asking -> asking == soMany);
        }
        assertThat(meters.get("gatekeeper.waiting").gauge().value()).isEqualTo(MOST);

        assertThat(gateway.submit(NOTHING).status()).isEqualTo(201);
        assertAsUsualAtOnce(); // One more than may wait.
        assertThat(waits("crowded")).isEqualTo(1);
        consumer.letGo();

        for (var reply : replies) {
            assertThat(reply.get().text("status")).isEqualTo("applied");
        }
        assertThat(meters.get("gatekeeper.waiting").gauge().value()).isZero();
    }

    @Test
    void whoGoesAwayIsNotWaitedForAnyLonger() throws Exception {
        consumer.hold();
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Prefer: wait=50
                    Content-Type: application/json
                    Content-Length: 13

                    """ + NOTHING);
            awaitWaiting(1);
        }

        awaitWaiting(0);
    }

    @Test
    void oneConnectionWaitsForOneAfterTheOther() throws Exception {
        consumer.says(200, APPLIED);
        try (var connection = new RawConnection(server.getURI())) {
            for (var times = 0; times < 3; times++) {
                connection.send("""
                        POST /change-sets HTTP/1.1
                        Host: gateway
                        Prefer: wait=5
                        Content-Type: application/json
                        Content-Length: 13

                        """ + NOTHING);

                assertThat(connection.answer()).startsWith("HTTP/1.1 201").contains("\"applied\"");
            }
        }
    }

    @Test
    void whoWaitsIsAnsweredAsUsualWhereTheGatewayStops() throws Exception {
        consumer.hold();
        var before = consumer.waiting();
        var context = gateway(
                Map.of("kafka.bootstrap.servers", Infra.kafka().bootstrapServers(), "gatekeeper.kafka.bound", "10s"));
        var stopped = new Client(context.getBean(EmbeddedServer.class).start().getURI());
        var reply = asynchronously(() -> stopped.submit(NOTHING, "Prefer", "wait=50"));
        awaitAsking(asking -> asking > before);

        var start = System.nanoTime();
        var stopping = Thread.ofVirtual().start(context::close);

        assertThat(reply.get().status()).isEqualTo(201);
        assertThat(reply.get().text("status")).isEqualTo("logged");
        assertThat(reply.get().header("Preference-Applied")).isEmpty();
        assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatIsSpooledIsNotWaitedFor() {
        try (var context = gateway(Map.of("kafka.bootstrap.servers", "127.0.0.1:1"))) {
            var away = new Client(context.getBean(EmbeddedServer.class).start().getURI());

            var start = System.nanoTime();
            var reply = away.submit(NOTHING, "Prefer", "wait=20");

            assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
            assertThat(reply.header("Preference-Applied")).isEmpty();
            assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
            assertThat(consumer.asked()).isEmpty();
        }
    }

    private ApplicationContext gateway(Map<String, Object> settings) {
        var properties = new HashMap<String, Object>(settings);
        properties.put("micronaut.server.port", "-1");
        properties.put("gatekeeper.consumer-url", consumer.url());
        return GatewayApplication.builder().properties(properties).build().start();
    }

    private void assertAsUsualAtOnce() {
        var start = System.nanoTime();
        var reply = post("wait=20");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.header("Preference-Applied")).isEmpty();
        assertThat(since(start)).isLessThan(Duration.ofSeconds(5));
    }

    private Reply post(String preference, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Prefer", preference));
        return gateway.submit(NOTHING, all.toArray(String[]::new));
    }

    private long waits(String outcome) {
        return meters.get("gatekeeper.preferred.wait")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static <T> FutureTask<T> asynchronously(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private void awaitAsking(IntPredicate soMany) {
        waiting("those of whom the consumer is asked").until(consumer::waiting, soMany::test);
    }

    private void awaitWaiting(int soMany) {
        waiting("those who wait")
                .until(() -> meters.get("gatekeeper.waiting").gauge().value(), value -> value == soMany);
    }

    private static ConditionFactory waiting(String forWhat) {
        return await(forWhat).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }
}
