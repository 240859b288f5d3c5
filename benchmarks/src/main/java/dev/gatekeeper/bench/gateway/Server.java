package dev.gatekeeper.bench.gateway;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.bench.process.Database;
import dev.gatekeeper.bench.process.HttpProcess;
import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.process.ServiceCommands;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/// A server in a process of its own, on a log of one partition. Used by one thread.
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OF_CHANGE_SETS = "spool=\"change-sets\"";

    private final HttpProcess http;

    private Server(HttpProcess http) {
        this.http = http;
    }

    /// The endpoint that only counts, once it answers.
    static Server echo(Path folder) throws InterruptedException {
        var port = Ports.anyFree();
        var command = ServiceCommands.server(
                "dev.gatekeeper.bench.echo.EchoApplication",
                List.of(Integer.toString(port)),
                List.of(),
                Map.of(),
                folder.resolve("echo.log"));
        var server = new Server(HttpProcess.start(command, port));
        server.http.awaitAnswer(HttpRequest.newBuilder(server.changeSets())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        return server;
    }

    /// The gateway, as `./gatekeeper api` runs it, once it is ready.
    static Server gateway(String bootstrapServers, String topic, Path folder, List<String> flags)
            throws InterruptedException {
        var server = startGateway(bootstrapServers, topic, folder, flags);
        server.http.awaitReady();
        return server;
    }

    /// The gateway while it starts.
    ///
    /// @param bootstrapServers where nothing needs to answer
    /// @param topic of the log; of one partition
    /// @param flags more for its JVM
    static Server startGateway(String bootstrapServers, String topic, Path folder, List<String> flags) {
        var port = Ports.anyFree();
        var command = ServiceCommands.gateway(new LogPlace(bootstrapServers, topic, 1), port, folder, flags);
        return new Server(HttpProcess.start(command, port));
    }

    /// The consumer, as `./gatekeeper consumer` runs it, once it is ready.
    ///
    /// @param topic of the log; of one partition
    static Server consumer(Infrastructure infrastructure, String topic, String database, Path folder)
            throws InterruptedException {
        var port = Ports.anyFree();
        var postgres = infrastructure.postgres();
        var command = ServiceCommands.consumer(
                new LogPlace(infrastructure.bootstrapServers(), topic, 1),
                new Database(database, postgres.username(), postgres.password()),
                port,
                folder,
                List.of());
        var server = new Server(HttpProcess.start(command, port));
        server.http.awaitReady();
        return server;
    }

    /// Seconds from the start of its process until now.
    double secondsSinceStart() {
        return http.secondsSinceStart();
    }

    URI changeSets() {
        return uri("/change-sets");
    }

    URI changeSets(String stream) {
        return uri("/change-sets?stream=" + stream);
    }

    /// How many change sets wait in the gateway's spool.
    long waiting() throws IOException, InterruptedException {
        return Math.round(http.metrics().sum("gatekeeper_spool_records", OF_CHANGE_SETS));
    }

    /// How many change sets went into its spool since it started.
    long spooled() throws IOException, InterruptedException {
        return Math.round(http.metrics().sum("gatekeeper_spooled_total", OF_CHANGE_SETS));
    }

    /// Returns once the gateway knows the contract of a table.
    ///
    /// @throws IllegalStateException where it does not come to know one
    void awaitContract() throws IOException, InterruptedException {
        try {
            await().atMost(PATIENCE).until(() -> {
                http.process().requireAlive();
                return http.metrics().sum("gatekeeper_contracts_known") >= 1;
            });
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("The gateway does not come to know the contract.", e);
        }
    }

    /// How often a table's changes were left to the sink.
    long undecided() throws IOException, InterruptedException {
        return Math.round(http.metrics().sum("gatekeeper_contract_undecided_total"));
    }

    URI uri(String path) {
        return http.uri(path);
    }

    RunningProcess process() {
        return http.process();
    }

    @Override
    public void close() {
        http.close();
    }
}
