package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.contract.Published;
import dev.gatekeeper.infra.Ports;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that follows contracts on a Kafka that is not there yet, and dies.
class ContractsKafkaAwayIT {

    @TempDir
    Path folder;

    private final int port = Ports.anyFree();
    private final Published topic = new Published("localhost:" + port, "cdc.contracts");

    @Test
    void contractsAreFollowedAsSoonAsKafkaIsThereAndKnownWhileItIsNot() throws IOException, InterruptedException {
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
                assertThat(knows(gateway, 1)).isTrue();
            }
            assertThat(version(gateway)).isEqualTo(1);

            try (var _ = BrokerProcess.start(folder.resolve("broker"), port)) {
                topic.publish(Published.table("orders", 2, "a", "b"));
                assertThat(knows(gateway, 2)).isTrue();
            }
            assertThat(version(gateway)).isEqualTo(2);
        }
    }

    /// The gateway creates it, when it looks the next time.
    private static void awaitTopic(Client gateway) throws InterruptedException {
        for (var tries = 0; tries < 300; tries++) {
            if (gateway.submit("{\"change\":[]}").status() == 201) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The gateway has not found Kafka in time.");
    }

    private static boolean knows(Client gateway, int version) throws InterruptedException {
        for (var tries = 0; tries < 400; tries++) {
            if (version(gateway) == version) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static int version(Client gateway) {
        return gateway.get("/contracts/public/orders").json().path("version").asInt();
    }
}
