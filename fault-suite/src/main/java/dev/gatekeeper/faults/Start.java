package dev.gatekeeper.faults;

import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

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
        var target = target(cluster);
        await("The database", target::answers);
        target.create();
        cluster.gateway().start();
        cluster.firstConsumer().start();
        await(
                "The gateway",
                () -> Health.of(cluster.gatewayUrl().resolve("/health/readiness"))
                        .isUp());
        await(
                "The consumer",
                () -> Health.of(cluster.firstConsumerUrl().resolve("/health")).isUp());
    }

    static Target target(Cluster cluster) {
        return new Target(cluster.jdbcUrl(), Cluster.ROLE, Cluster.ROLE);
    }

    private static void await(String what, Callable<Boolean> isReady) throws InterruptedException {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(isReady);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(what + " is not ready after " + PATIENCE.toMinutes() + " min.", e);
        }
    }
}
