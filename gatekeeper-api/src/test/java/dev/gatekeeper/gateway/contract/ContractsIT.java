package dev.gatekeeper.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.infra.Infra;
import dev.gatekeeper.infra.Ports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that follows contracts, whose consumer says what the test wants.
class ContractsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final String name = UUID.randomUUID().toString();
    private final Published topic = new Published(name + ".contracts");
    private final ConsumerInHand consumer = new ConsumerInHand();

    @AfterEach
    void stopConsumer() {
        consumer.close();
    }

    @Test
    void eachStreamHasTheModeThatIsConfigured() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);

            var enforced = gateway.submit(insert("orders", "b"));
            var warned = gateway.submit(insert("orders", "b"), "X-Stream", "lenient");
            var off = gateway.submit(insert("orders", "b"), "X-Stream", "legacy");
            var sound = gateway.submit(insert("orders", "a"));

            assertThat(enforced.status()).as(enforced.toString()).isEqualTo(422);
            assertThat(enforced.text("type")).isEqualTo("urn:gatekeeper:problem:breaks-contract");
            assertThat(enforced.text("rejectionId")).isNotEmpty();
            assertThat(enforced.json().at("/violations/0/code").asText()).isEqualTo("unknown-column");
            assertThat(enforced.json().at("/violations/0/pointer").asText()).isEqualTo("/change/0/columnnames/0");
            assertThat(warned.status()).as(warned.toString()).isEqualTo(201);
            assertThat(warned.json().at("/warnings/0/code").asText()).isEqualTo("unknown-column");
            assertThat(warned.json().path("warningCount").asInt()).isEqualTo(1);
            assertThat(off.status()).isEqualTo(201);
            assertThat(off.json().has("warnings")).isFalse();
            assertThat(sound.status()).isEqualTo(201);
            assertThat(metric(gateway, "gatekeeper_contract_violations_total{mode=\"enforce\"}"))
                    .isEqualTo(1);
            assertThat(metric(gateway, "gatekeeper_contract_violations_total{mode=\"warn\"}"))
                    .isEqualTo(1);
            assertThat(metric(gateway, "gatekeeper_contracts_known")).isEqualTo(1);
            assertThat(metric(gateway, "gatekeeper_contracts_age_seconds")).isBetween(0.0, 60.0);
        }
    }

    @Test
    void uploadsOfBothFormatsAreHeldAgainstContracts() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);
            var lines = insert("orders", "b") + "\n" + insert("orders", "a") + "\n" + """
                    {"action":"B"}
                    {"action":"I","schema":"public","table":"orders","columns":[{"name":"b","type":"integer","value":1}]}
                    {"action":"C"}
                    """;

            var enforced = gateway.upload(lines.getBytes(StandardCharsets.UTF_8));
            var warned = gateway.upload(lines.getBytes(StandardCharsets.UTF_8), "X-Stream", "lenient");
            var receipts = gateway.upload(
                    lines.getBytes(StandardCharsets.UTF_8), "X-Stream", "lenient", "Accept", "application/x-ndjson");

            assertThat(enforced.status()).as(enforced.toString()).isEqualTo(422);
            assertThat(enforced.json().at("/logged/changeSets").asInt()).isEqualTo(1);
            assertThat(enforced.json().at("/rejections/0/reason").asText()).isEqualTo("breaks-contract");
            assertThat(enforced.json().at("/rejections/1/violations/0/pointer").asText())
                    .isEqualTo("/1/columns/0/name");
            assertThat(warned.status()).as(warned.toString()).isEqualTo(201);
            assertThat(warned.json().path("warned").asInt()).isEqualTo(2);
            assertThat(warned.json().at("/warnings/1/line").asInt()).isEqualTo(3);
            assertThat(receipts.response().body().lines().findFirst())
                    .hasValueSatisfying(line -> assertThat(line)
                            .contains("\"status\":\"logged\"", "\"warnings\":[{\"code\":\"unknown-column\""));
        }
    }

    @Test
    void whatTheTopicSaysIsKnownWithinTwoSecondsAndSoIsThatATableIsGone() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);
            topic.publishRubbish("torn");
            topic.publish(Published.table("orders", 2, "a", "b"));

            var since = System.nanoTime();
            awaitKnown(gateway, "orders", 2);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(2));

            topic.publishGone("orders");
            await("a table that is gone")
                    .atMost(PATIENCE)
                    .until(() -> gateway.get("/contracts/public/orders").status(), status -> status == 404);
            assertThat(gateway.get("/contracts/public/orders").text("type"))
                    .isEqualTo("urn:gatekeeper:problem:unknown-table");
            assertThat(gateway.get("/contracts").json().path("contracts")).isEmpty();
        }
    }

    @Test
    void whatIsKnownOutlivesARestartWithoutKafka() {
        try (var context = start("enforce")) {
            publish("orders", 1, "a");
            awaitKnown(clientOfTheLog(context), "orders", 1);
            awaitCopy();
        }
        consumer.has(Published.table("orders", 1, "a"));

        try (var context = start(Map.of(
                "gatekeeper.contracts.mode",
                "enforce",
                "gatekeeper.kafka.bound",
                "2s",
                "kafka.bootstrap.servers",
                Ports.LOOPBACK + ":" + Ports.anyFree()))) {
            var gateway = client(context);

            assertThat(gateway.get("/contracts/public/orders")
                            .json()
                            .path("version")
                            .asInt())
                    .isEqualTo(1);
            assertThat(gateway.submit(insert("orders", "b")).status()).isEqualTo(422);
            assertThat(gateway.submit(insert("orders", "a")).status()).isEqualTo(202);
            assertThat(consumer.asked()).hasSize(1);
            assertThat(metric(gateway, "gatekeeper_contracts_age_seconds")).isBetween(0.0, 60.0);
        }
    }

    @Test
    void aTornCopyIsIgnoredAndWrittenAnew() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(copy(), "gatekeeper-contracts-1 torn");

        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);

            awaitCopy();
            assertThat(new ContractCopy(copy()).read())
                    .hasValueSatisfying(
                            contracts -> assertThat(contracts).containsExactly(Published.table("orders", 1, "a")));
        }
    }

    @Test
    void aTableThatWasAlteredJustNowIsLookedAtBeforeItsContractIsSaidToBeBroken() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);
            consumer.has(Published.table("orders", 2, "a", "b"));

            assertThat(gateway.submit(insert("orders", "b")).status()).isEqualTo(201);
            assertThat(gateway.get("/contracts/public/orders")
                            .json()
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void aTableIsAskedForOnceASecondAtTheMost() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            consumer.lacks("nowhere", false);
            var since = System.nanoTime();

            for (var post = 0; post < 20; post++) {
                assertThat(gateway.submit(insert("nowhere", "a")).status()).isEqualTo(422);
            }

            var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
            assertThat(consumer.asked())
                    .hasSizeBetween(1, (int) seconds + 1)
                    .containsOnly("POST /contracts/public/nowhere/refresh");
        }
    }

    @Test
    void whatTheConsumerMakesIsNoViolation() {
        try (var context = start("enforce")) {
            consumer.lacks("fresh", true);

            assertThat(clientOfTheLog(context).submit(insert("fresh", "a")).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void whereTheConsumerCantBeAskedTheSinkDecides() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            publish("orders", 1, "a");
            awaitKnown(gateway, "orders", 1);
            consumer.close();

            assertThat(gateway.submit(insert("orders", "b")).status()).isEqualTo(201);
            assertThat(gateway.submit(insert("nowhere", "b")).status()).isEqualTo(201);
            assertThat(metric(gateway, "gatekeeper_contract_undecided_total")).isEqualTo(2);
            assertThat(metric(gateway, "gatekeeper_contract_questions_total{outcome=\"unknown\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aConsumerThatDoesNotAnswerHoldsNobodyUpForLong() {
        try (var context = start("enforce")) {
            var gateway = clientOfTheLog(context);
            consumer.answersLate(Duration.ofSeconds(20));
            var since = System.nanoTime();

            assertThat(gateway.submit(insert("nowhere", "a")).status()).isEqualTo(201);
            assertThat(gateway.submit(insert("elsewhere", "a")).status()).isEqualTo(201);

            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofMillis(3500));
        }
    }

    @Test
    void whereNoStreamIsLookedAtNothingIsFollowedOrAsked() {
        try (var context = start(Map.of("gatekeeper.contracts.mode", "off"))) {
            var gateway = clientOfTheLog(context);

            assertThat(gateway.submit(insert("nowhere", "a")).status()).isEqualTo(201);
            assertThat(gateway.get("/contracts").json().path("contracts")).isEmpty();
            assertThat(consumer.asked()).isEmpty();
            assertThat(metric(gateway, "gatekeeper_contracts_age_seconds")).isEqualTo(-1);
            assertThat(copy()).doesNotExist();
        }
    }

    private void publish(String table, long version, String... columns) {
        var contract = Published.table(table, version, columns);
        topic.publish(contract);
        consumer.has(contract);
    }

    private ApplicationContext start(String mode) {
        return start(Map.of(
                "gatekeeper.contracts.mode",
                mode,
                "gatekeeper.contracts.streams",
                "lenient=warn, legacy=off",
                "kafka.bootstrap.servers",
                Infra.kafka().bootstrapServers()));
    }

    private ApplicationContext start(Map<String, Object> more) {
        var properties = new HashMap<String, Object>(Map.of(
                "kafka.bootstrap.servers", Infra.kafka().bootstrapServers(),
                "gatekeeper.kafka.bound", "10s", // A machine that is busy for seconds is no outage.
                "micronaut.server.port", "-1",
                "gatekeeper.topics.change-sets.name", name + ".change-sets",
                "gatekeeper.topics.rejected.name", name + ".rejected",
                "gatekeeper.topics.contracts.name", topic.topic(),
                "gatekeeper.contracts.copy", copy().toString(),
                "gatekeeper.spool.folder",
                        folder.resolve(UUID.randomUUID().toString()).toString(),
                "gatekeeper.consumer-url", consumer.url()));
        properties.putAll(more);
        return GatewayApplication.builder().properties(properties).build().start();
    }

    private Path copy() {
        return folder.resolve("contracts");
    }

    private void awaitCopy() {
        await("a copy of the contracts")
                .atMost(PATIENCE)
                .until(() -> copy().toFile().length(), size -> size > 100);
    }

    private static Client client(ApplicationContext context) {
        var server = context.getBean(EmbeddedServer.class);
        return new Client((server.isRunning() ? server : server.start()).getURI());
    }

    /// The topics may still be in the making at first.
    private static Client clientOfTheLog(ApplicationContext context) {
        var client = client(context);
        await("a post that is logged")
                .atMost(PATIENCE)
                .until(() -> client.submit("{\"change\":[]}").status(), status -> status == 201);
        return client;
    }

    private static void awaitKnown(Client gateway, String table, int version) {
        await("version " + version + " of " + table)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> gateway.get("/contracts/public/" + table),
                        reply -> reply.status() == 200
                                && reply.json().path("version").asInt() == version);
    }

    private static double metric(Client gateway, String sample) {
        return gateway.get("/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .sum();
    }

    private static String insert(String table, String column) {
        return """
                {"change":[{"kind":"insert","schema":"public","table":"%s","columnnames":["%s"],"columntypes":["integer"],"columnvalues":[1]}]}""".formatted(table, column);
    }
}
