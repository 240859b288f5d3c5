package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.infra.Infra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ManyConnectionsIT {

    private static final String HEAD = """
            POST /change-sets HTTP/1.1
            Host: gateway
            Content-Type: application/json
            X-Padding: %s
            Content-Length: 1000000

            {"change":[]}""".formatted("x".repeat(7_500));

    @Test
    void manyConnectionsWithLargeHeadsAndBodiesThatDontEndAreNotTooMuchForASmallHeap() throws Exception {
        try (var gateway = GatewayProcess.start(
                96,
                "kafka.bootstrap.servers=" + Infra.kafka().bootstrapServers(),
                "gatekeeper.topics.change-sets.name=connections.change-sets",
                "gatekeeper.topics.rejected.name=connections.rejected",
                "gatekeeper.limits.change-set-bytes=1MB",
                "gatekeeper.connections.most=1400")) {
            var connections = new ArrayList<RawConnection>();
            try {
                for (int i = 0; i < 1_500; i++) {
                    connections.add(new RawConnection(gateway.uri()));
                    send(connections.getLast());
                }
                Thread.sleep(1_000);
            } finally {
                for (var connection : connections) {
                    connection.close();
                }
            }

            assertThat(gateway.isAlive()).isTrue();
            var client = new Client(gateway.uri());
            await("a post that is logged once they are gone")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> client.submit("{\"change\":[]}").status(), status -> status == 201);
        }
    }

    /// One that is too many is closed, maybe before it has sent anything.
    private static void send(RawConnection connection) {
        try {
            connection.send(HEAD);
        } catch (IOException closed) {
            // So it should be.
        }
    }
}
