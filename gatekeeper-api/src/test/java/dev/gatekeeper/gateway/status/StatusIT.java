package dev.gatekeeper.gateway.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The status of a change set, asked of a gateway whose consumer says what the test wants.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusIT implements TestPropertyProvider {

    private static final String ID = "6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21";

    @Inject
    EmbeddedServer server;

    private final HttpServer consumer = startConsumer();
    private Client gateway;
    private volatile int status;
    private volatile String body = "";
    private volatile Duration delay = Duration.ZERO;
    private volatile String asked = "";
    private volatile String credential = "";

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics()
                .with(
                        "gatekeeper.consumer-url",
                        "http://localhost:" + consumer.getAddress().getPort())
                .with("gatekeeper.consumer-key", "gk_of-the-gateway")
                .asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
        status = 404;
        body = "{}";
        delay = Duration.ZERO;
    }

    @AfterAll
    void stopConsumer() {
        consumer.stop(0);
    }

    @Test
    void whatTheConsumerHasDecidedIsPassedOnAsItIs() {
        status = 200;
        body = "{\"id\":\"" + ID + "\",\"status\":\"applied\",\"more\":1.50}";

        var reply = gateway.get("/change-sets/" + ID);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.response().body()).isEqualTo(body);
        assertThat(asked).isEqualTo("/change-sets/" + ID);
    }

    @Test
    void theGatewayAsksWithItsOwnKey() {
        gateway.get("/change-sets/" + ID, "Authorization", "Bearer of-the-client");

        assertThat(credential).isEqualTo("Bearer gk_of-the-gateway");
    }

    @Test
    void aWaitIsPassedOnAndNoLongerThanAMinute() {
        status = 200;

        gateway.get("/change-sets/" + ID + "?wait=5m");

        assertThat(asked).isEqualTo("/change-sets/" + ID + "?wait=60000ms");
    }

    @Test
    void whatTheConsumerDoesNotKnowYetIsLoggedWhereThisGatewayLoggedIt() {
        var logged = gateway.submit("{\"change\":[]}");

        var reply = gateway.get(logged.header("Location"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("status")).isEqualTo("logged");
        assertThat(reply.json()).isEqualTo(logged.json());
    }

    @Test
    void whatWasLoggedIsSaidToBeWhileTheConsumerIsInTrouble() {
        var logged = gateway.submit("{\"change\":[]}");
        status = 500;

        assertThat(gateway.get(logged.header("Location")).text("status")).isEqualTo("logged");
    }

    @Test
    void whatNeitherKnowsIs404() {
        var reply = gateway.get("/change-sets/" + ID);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:unknown-change-set");
    }

    @Test
    void aConsumerInTroubleIs503ForWhatTheGatewayDoesNotKnow() {
        status = 500;

        var reply = gateway.get("/change-sets/" + ID);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:consumer-unreachable");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    void aConsumerThatDoesNotAnswerIsNotWaitedForLong() {
        delay = Duration.ofSeconds(10);

        var start = System.nanoTime();
        var reply = gateway.get("/change-sets/" + ID);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerWithoutEndIsNotTakenIn() {
        status = 200;
        body = "x".repeat(5 * 1024 * 1024);

        assertThat(gateway.get("/change-sets/" + ID).status()).isEqualTo(503);
    }

    private HttpServer startConsumer() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", exchange -> {
                asked = exchange.getRequestURI().toString();
                credential = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                try {
                    Thread.sleep(delay);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
