package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/// Topics that stood before the gateway did.
class ReadinessIT {

    private static final String NOTHING = "{\"change\":[]}";

    @Test
    void aLogThatMayLoseRecordsIsNotReadyAndIsNotAltered() throws ExecutionException, InterruptedException {
        createTopic("unsafe.change-sets", Map.of("retention.ms", "1000", "max.message.bytes", "2000000"));

        try (var context = GatewayApplication.builder()
                .properties(properties("unsafe"))
                .build()
                .start()) {
            var gateway =
                    new Client(context.getBean(EmbeddedServer.class).start().getURI());
            var readiness = gateway.get("/health/readiness");

            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.json().toString())
                    .contains(
                            "The topic unsafe.change-sets has retention.ms=1000: set it to -1.",
                            "max.message.bytes=2000000");
            assertThat(gateway.get("/health/liveness").status()).isEqualTo(200);
            assertThat(gateway.submit(NOTHING).status()).isEqualTo(201);
            assertThat(setting("unsafe.change-sets", "retention.ms")).isEqualTo("1000");
        }
    }

    @Test
    void whileTheLogTakesNothingForWantOfReplicasWhatComesIsSpooled() throws ExecutionException, InterruptedException {
        createTopic("narrow.change-sets", Map.of("min.insync.replicas", "2"));

        try (var context = GatewayApplication.builder()
                .properties(properties("narrow"))
                .build()
                .start()) {
            var gateway =
                    new Client(context.getBean(EmbeddedServer.class).start().getURI());
            var readiness = gateway.get("/health/readiness");
            var reply = gateway.submit(NOTHING);

            assertThat(readiness.status()).isEqualTo(200);
            assertThat(readiness.json().toString()).contains("has 1 replicas in sync and needs 2");
            assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        }
    }

    private static Map<String, Object> properties(String topics) {
        return Map.of(
                "kafka.bootstrap.servers",
                Infra.kafka().bootstrapServers(),
                "gatekeeper.kafka.bound",
                "10s", // A machine that is busy for seconds is no outage.
                "micronaut.server.port",
                "-1",
                "gatekeeper.topics.change-sets.name",
                topics + ".change-sets",
                "gatekeeper.topics.rejected.name",
                topics + ".rejected");
    }

    private static void createTopic(String name, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    private static String setting(String topic, String key) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = admin()) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return Objects.requireNonNull(config).get(key).value();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Infra.kafka().bootstrapServers()));
    }
}
