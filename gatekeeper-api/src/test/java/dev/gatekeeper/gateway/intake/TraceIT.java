package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway whose traces go to a collector that speaks OTLP over HTTP.
class TraceIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDERS_SPAN = "b7ad6b7169203331";

    /// Each as hexadecimal digits.
    private final Queue<String> exported = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exported.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void theRecordBearsTheGatewaysSpanOfTheSendersTrace() {
        var key = UUID.randomUUID().toString();
        try (var gateway = gateway(Map.of(
                "OTEL_TRACES_EXPORTER",
                "otlp",
                "otel.exporter.otlp.endpoint",
                "http://localhost:" + collector.getAddress().getPort(),
                "otel.bsp.schedule.delay",
                "100"))) {
            var reply = post(gateway, key);

            var header = traceparent(reply);
            assertThat(header).matches("00-" + TRACE + "-[0-9a-f]{16}-01").doesNotContain(SENDERS_SPAN);
            await("the gateway's span")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(exported)
                            .anySatisfy(spans ->
                                    assertThat(spans).contains(TRACE, header.substring(36, 52), SENDERS_SPAN)));
        }
    }

    @Test
    void whereTracesAreOffTheRecordBearsWhatTheSenderSaid() {
        try (var gateway = gateway(Map.of())) {
            var reply = post(gateway, UUID.randomUUID().toString());

            assertThat(traceparent(reply)).isEqualTo("00-" + TRACE + "-" + SENDERS_SPAN + "-01");
            assertThat(gateway.getApplicationContext().containsBean(OpenTelemetry.class))
                    .isFalse();
        }
    }

    private static Client.Reply post(EmbeddedServer gateway, String key) {
        var reply = new Client(gateway.getURI())
                .submit(
                        "{\"change\":[]}",
                        "Idempotency-Key",
                        key,
                        "traceparent",
                        "00-" + TRACE + "-" + SENDERS_SPAN + "-01");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }

    private static String traceparent(Client.Reply reply) {
        var topic = new Topic(Infra.kafka().bootstrapServers(), "cdc.change-sets");
        return Topic.header(topic.withHeader("id", reply.text("id")), "traceparent")
                .orElseThrow();
    }

    private static EmbeddedServer gateway(Map<String, Object> telemetry) {
        var properties = new HashMap<>(telemetry);
        properties.putAll(GatewaySettings.onSharedTopics().asMap());
        return ApplicationContext.run(EmbeddedServer.class, properties, "gateway");
    }
}
