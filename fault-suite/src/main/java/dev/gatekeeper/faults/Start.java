package dev.gatekeeper.faults;

import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;

/// Brings a cluster up: infrastructure, the result tables, gateway and one consumer.
final class Start {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Start() {}

    /// Returns once the gateway and the consumer say that they are ready.
    ///
    /// @throws IllegalStateException where they don't in time
    static void everything(Cluster cluster) throws InterruptedException, SQLException {
        cluster.broker().start();
        cluster.postgres().start();
        var target = new Target(cluster.jdbcUrl(), Cluster.ROLE, Cluster.ROLE);
        await("The database", target::answers);
        target.create();
        cluster.gateway().start();
        cluster.firstConsumer().start();
        try (var http = HttpClient.newHttpClient()) {
            await("The gateway", () -> isReady(cluster.gatewayUrl().resolve("/health/readiness"), http));
            await("The consumer", () -> isReady(cluster.firstConsumerUrl().resolve("/health"), http));
        }
    }

    @FunctionalInterface
    private interface Look {
        boolean isReady() throws InterruptedException;
    }

    private static void await(String what, Look look) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!look.isReady()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " is not ready after " + PATIENCE.toMinutes() + " min.");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static boolean isReady(URI health, HttpClient http) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
