package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.contract.Published;
import dev.gatekeeper.infra.Ports;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that follows contracts on a Kafka that is not there yet, and dies.
class ContractsKafkaAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final int port = Ports.anyFree();
    private final Published topic = new Published("localhost:" + port, "cdc.contracts");

    @Test
    void contractsAreFollowedAsSoonAsKafkaIsThereAndKnownWhileItIsNot() throws IOException {
        try (var context = GatewayApplication.builder()
                .properties(Map.of(
                        "kafka.bootstrap.servers",
                        "localhost:" + port,
                        "micronaut.server.port",
                        "-1",
                        "gatekeeper.contracts.mode",
                        "warn",
                        "gatekeeper.contracts.copy",
                        folder.resolve("contracts").toString(),
                        "gatekeeper.spool.folder",
                        folder.resolve("spool").toString(),
                        "gatekeeper.consumer-url",
                        "http://127.0.0.1:1"))
                .build()
                .start()) {
            var gateway =
                    new Client(context.getBean(EmbeddedServer.class).start().getURI());

            try (var _ = BrokerProcess.start(folder.resolve("broker"), port)) {
                awaitTopic(gateway);
                topic.publish(Published.table("orders", 1, "a"));
                awaitVersion(gateway, 1);
            }
            assertThat(version(gateway)).isEqualTo(1);

            try (var _ = BrokerProcess.start(folder.resolve("broker"), port)) {
                topic.publish(Published.table("orders", 2, "a", "b"));
                awaitVersion(gateway, 2);
            }
            assertThat(version(gateway)).isEqualTo(2);
        }
    }

    /// The gateway creates it, when it looks the next time.
    private static void awaitTopic(Client gateway) {
        await("a gateway that has found Kafka")
                .atMost(PATIENCE)
                .until(() -> gateway.submit("{\"change\":[]}").status(), status -> status == 201);
    }

    private static void awaitVersion(Client gateway, int wanted) {
        await("version " + wanted + " of the contract")
                .atMost(PATIENCE)
                .until(() -> version(gateway), version -> version == wanted);
    }

    private static int version(Client gateway) {
        return gateway.get("/contracts/public/orders").json().path("version").asInt();
    }
}
