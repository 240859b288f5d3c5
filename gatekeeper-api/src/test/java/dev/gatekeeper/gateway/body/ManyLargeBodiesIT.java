package dev.gatekeeper.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewaySettings;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyLargeBodiesIT implements TestPropertyProvider {

    private static final String INSERT = """
            {"kind":"insert","schema":"s","table":"t","columnnames":["a","b","c"],\
            "columntypes":["text","text","text"],"columnvalues":["1","2","3"]}""";

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("large").asMap();
    }

    @Test
    void manyLargeChangeSetsAtOnceAreLoggedOrRefusedForNowAndNeverTooMuchForTheHeap()
            throws ExecutionException, InterruptedException {
        var gateway = new Client(server.getURI());
        var more = 8 * 1024 * 1024 / (INSERT.length() + 1) - 1;
        var body = "{\"change\":[" + (INSERT + ",").repeat(more) + INSERT + "]}";

        var replies = new ArrayList<Future<Reply>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                replies.add(senders.submit(() -> gateway.submit(body)));
            }
        }

        for (var reply : replies) {
            assertThat(reply.get().status()).isIn(201, 503, 504);
        }
        await("a small one that is logged")
                .atMost(Duration.ofSeconds(30))
                .until(() -> gateway.submit("{\"change\":[]}").status(), status -> status == 201);
    }
}
