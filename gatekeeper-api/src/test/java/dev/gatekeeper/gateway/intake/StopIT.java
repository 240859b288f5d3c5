package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.GatewaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aRequestThatHasBegunIsAnsweredBeforeTheGatewayStops() throws IOException, InterruptedException {
        var context = start();
        var server = context.getBean(EmbeddedServer.class).start();
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Content-Type: application/json
                    Content-Length: 13

                    {"change""");
            await("a request under way")
                    .atMost(PATIENCE)
                    .until(
                            () -> meters(context)
                                    .find("gatekeeper.requests.in.progress")
                                    .gauges(),
                            gauges -> gauges.stream().anyMatch(gauge -> gauge.value() == 1));

            var stopping = Thread.ofVirtual().start(context::close);
            Thread.sleep(300);
            connection.sendRaw("\":[]}");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void anUploadIsEndedWithAWordOnHowFarItGot() throws IOException, InterruptedException {
        var context = start();
        var server = context.getBean(EmbeddedServer.class).start();
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Content-Type: application/x-ndjson
                    Transfer-Encoding: chunked

                    """);
            connection.sendChunk("{\"change\":[]}\n");
            await("a change set that is looked at")
                    .atMost(PATIENCE)
                    .until(
                            () -> meters(context)
                                    .find("gatekeeper.upload.lines")
                                    .counters(),
                            counters -> counters.stream().anyMatch(lines -> lines.count() == 1));

            var stopping = Thread.ofVirtual().start(context::close);

            assertThat(connection.answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("The gateway is stopping.", "\"changeSets\":1");
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    private static ApplicationContext start() {
        return GatewayApplication.builder()
                .properties(Map.copyOf(GatewaySettings.onSharedTopics().asMap()))
                .build()
                .start();
    }

    private static MeterRegistry meters(ApplicationContext context) {
        return context.getBean(MeterRegistry.class);
    }
}
