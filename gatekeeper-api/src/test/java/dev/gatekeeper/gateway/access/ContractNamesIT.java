package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.contract.ConsumerInHand;
import dev.gatekeeper.gateway.contract.Published;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway whose access is guarded: whose names a caller gets to see.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractNamesIT implements TestPropertyProvider {

    private final String all = ApiKey.make();
    private final String shop = ApiKey.make();
    private final String reader = ApiKey.make();
    private final AccessFileOnDisk file = new AccessFileOnDisk(
            "all: {" + keys(all) + ", write: {streams: ['*'], tables: ['*.*']}}",
            "shop: {" + keys(shop) + ", write: {streams: ['*'], tables: [public.shop_*]}}",
            "reader: {" + keys(reader) + ", may: [read-status]}");
    private final Published topic = new Published("names.contracts");
    private final ConsumerInHand consumer = new ConsumerInHand();

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("names")
                .guardedBy(file.path())
                .with("gatekeeper.topics.contracts.name", topic.topic())
                .with("gatekeeper.contracts.mode", "enforce")
                .with("gatekeeper.contracts.copy", folder().resolve("contracts").toString())
                .with("gatekeeper.consumer-url", consumer.url())
                .asMap();
    }

    @BeforeEach
    void contracts() {
        gateway = new Client(server.getURI());
        for (var table : new String[] {"shop_order", "shap_orders"}) {
            var contract = Published.table(table, 1, "a");
            topic.publish(contract);
            consumer.has(contract);
        }
        consumer.lacks("shop_orders", false);
        await("the contracts of both tables")
                .atMost(Duration.ofSeconds(30))
                .until(() -> contracts(all).size(), known -> known == 2);
    }

    @AfterAll
    void stopConsumer() {
        consumer.close();
    }

    @Test
    void aCallerSeesTheTablesThatItMayWrite() {
        assertThat(contracts(all).findValuesAsText("table")).containsExactly("shap_orders", "shop_order");
        assertThat(contracts(shop).findValuesAsText("table")).containsExactly("shop_order");
        assertThat(gateway.get("/contracts/public/shop_order", "X-API-Key", shop)
                        .status())
                .isEqualTo(200);
        assertThat(gateway.get("/contracts/public/shap_orders", "X-API-Key", shop)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoWritesNothingSeesNothing() {
        assertThat(gateway.get("/contracts", "X-API-Key", reader).status()).isEqualTo(403);
        assertThat(gateway.get("/contracts").status()).isEqualTo(401);
    }

    @Test
    void noTableIsSuggestedThatTheCallerMayNotWrite() {
        var seen = gateway.submit(insert("shop_orders"), "X-API-Key", shop);

        assertThat(seen.status()).as(seen.toString()).isEqualTo(422);
        assertThat(seen.response().body())
                .contains("did you mean `public.shop_order`?")
                .doesNotContain("shap_orders");
    }

    private JsonNode contracts(String key) {
        return gateway.get("/contracts", "X-API-Key", key).json().path("contracts");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("contracts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String insert(String table) {
        return """
                {"change":[{"kind":"insert","schema":"public","table":"%s","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}""".formatted(table);
    }
}
