package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopIT {

    @Test
    void aRequestThatHasBegunIsAnsweredBeforeTheGatewayStops() throws IOException, InterruptedException {
        var context = GatewayApplication.builder()
                .properties(Map.of(
                        "kafka.bootstrap.servers", Infra.kafka().bootstrapServers(), "micronaut.server.port", "-1"))
                .build()
                .start();
        var server = context.getBean(EmbeddedServer.class).start();
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Content-Type: application/json
                    Content-Length: 13

                    {"change""");
            Thread.sleep(300);

            var stopping = Thread.ofVirtual().start(context::close);
            Thread.sleep(300);
            connection.sendRaw("\":[]}");

            assertThat(connection.answer()).startsWith("HTTP/1.1 201");
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void anUploadIsEndedWithAWordOnHowFarItGot() throws IOException, InterruptedException {
        var context = GatewayApplication.builder()
                .properties(Map.of(
                        "kafka.bootstrap.servers", Infra.kafka().bootstrapServers(), "micronaut.server.port", "-1"))
                .build()
                .start();
        var server = context.getBean(EmbeddedServer.class).start();
        try (var connection = new RawConnection(server.getURI())) {
            connection.send("""
                    POST /change-sets HTTP/1.1
                    Host: gateway
                    Content-Type: application/x-ndjson
                    Transfer-Encoding: chunked

                    """);
            connection.sendChunk("{\"change\":[]}\n");
            Thread.sleep(1_000);

            var stopping = Thread.ofVirtual().start(context::close);

            assertThat(connection.answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("The gateway is stopping.", "\"changeSets\":1");
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }
}
