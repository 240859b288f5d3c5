package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.JavaCommand;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A server in a process of its own, in a heap of 256 MB. Used by one thread.
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// For every JVM here: an AOT cache serves only under the flags that it was made with.
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Pattern WAITING = metric("gatekeeper_spool_records");
    private static final Pattern CONTRACTS = Pattern.compile("gatekeeper_contracts_known ([0-9.E+]+)");
    private static final Pattern UNDECIDED = Pattern.compile("gatekeeper_contract_undecided_total ([0-9.E+]+)");
    private static final Pattern SPOOLED = metric("gatekeeper_spooled_total");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningProcess process;
    private final int port;
    private final long started;

    private Server(JavaCommand command, int port) {
        this.started = System.nanoTime();
        this.process = command.start();
        this.port = port;
    }

    /// The endpoint that only counts, once it answers.
    static Server echo(Path folder) throws InterruptedException {
        var port = Ports.anyFree();
        var main = "dev.gatekeeper.bench.echo.EchoApplication";
        var server = new Server(
                command(main, List.of(Integer.toString(port)), List.of(), Map.of(), folder.resolve("echo.log")), port);
        server.awaitStatus(HttpRequest.newBuilder(server.changeSets())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        return server;
    }

    /// The gateway, as `./gatekeeper api` runs it, once it is ready.
    static Server gateway(String bootstrapServers, String topic, Path folder, List<String> flags)
            throws InterruptedException {
        var server = startGateway(bootstrapServers, topic, folder, flags);
        server.awaitStatus(
                HttpRequest.newBuilder(server.uri("/health/readiness")).build());
        return server;
    }

    /// The gateway while it starts.
    ///
    /// @param bootstrapServers where nothing needs to answer
    /// @param topic of the log; of one partition
    /// @param flags more for its JVM
    static Server startGateway(String bootstrapServers, String topic, Path folder, List<String> flags) {
        var port = Ports.anyFree();
        var all = new ArrayList<>(List.of(
                "-Dgatekeeper.topics.change-sets.name=" + topic,
                "-Dgatekeeper.topics.change-sets.partitions=1",
                "-Dgatekeeper.spool.folder=" + folder.resolve("spool")));
        all.addAll(flags);
        var environment =
                Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "GATEKEEPER_PORT", Integer.toString(port));
        return new Server(
                command(
                        "dev.gatekeeper.gateway.GatewayApplication",
                        List.of(),
                        all,
                        environment,
                        folder.resolve("gateway.log")),
                port);
    }

    /// The consumer, as `./gatekeeper consumer` runs it, once it is ready.
    ///
    /// @param topic of the log; of one partition
    static Server consumer(Infrastructure infrastructure, String topic, String database, Path folder)
            throws InterruptedException {
        var port = Ports.anyFree();
        var postgres = infrastructure.postgres();
        var environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers(),
                "DATASOURCES_DEFAULT_URL", database,
                "DATASOURCES_DEFAULT_USERNAME", postgres.username(),
                "DATASOURCES_DEFAULT_PASSWORD", postgres.password(),
                "CONSUMER_PORT", Integer.toString(port));
        var flags = List.of(
                "-XX:+UseSerialGC",
                "-Dgatekeeper.topics.change-sets.name=" + topic,
                "-Dgatekeeper.topics.change-sets.partitions=1");
        var log = folder.resolve("consumer.log");
        var main = "dev.gatekeeper.consumer.ConsumerApplication";
        var server = new Server(command(main, List.of(), flags, environment, log), port);
        server.awaitStatus(
                HttpRequest.newBuilder(server.uri("/health/readiness")).build());
        return server;
    }

    /// A server of the main class given, or another program that shares its classes.
    static JavaCommand command(
            String main, List<String> arguments, List<String> flags, Map<String, String> environment, Path log) {
        var all = new ArrayList<>(FLAGS);
        all.addAll(flags);
        return new JavaCommand(main, arguments, JavaCommand.ownClassPath(), all, new HashMap<>(environment), log);
    }

    private void awaitStatus(HttpRequest request) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            process.requireAlive();
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        throw new IllegalStateException("A server is not ready in time.");
    }

    /// Seconds from the start of its process until now.
    double secondsSinceStart() {
        return (System.nanoTime() - started) / 1e9;
    }

    URI changeSets() {
        return uri("/change-sets");
    }

    URI changeSets(String stream) {
        return uri("/change-sets?stream=" + stream);
    }

    /// How many change sets wait in the gateway's spool.
    long waiting() throws IOException, InterruptedException {
        return Math.round(Printed.number(WAITING, metrics()));
    }

    /// How many change sets went into its spool since it started.
    long spooled() throws IOException, InterruptedException {
        return Math.round(Printed.number(SPOOLED, metrics()));
    }

    private String metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/prometheus")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /// Returns once the gateway knows the contract of a table.
    ///
    /// @throws IllegalStateException where it does not come to know one
    void awaitContract() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Printed.number(CONTRACTS, metrics()) < 1) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The gateway does not come to know the contract.");
            }
            Thread.sleep(BETWEEN_LOOKS.multipliedBy(50));
        }
    }

    /// How often a table's changes were left to the sink.
    long undecided() throws IOException, InterruptedException {
        return Math.round(Printed.number(UNDECIDED, metrics()));
    }

    private static Pattern metric(String name) {
        return Pattern.compile(name + "\\{[^}]*spool=\"change-sets\"[^}]*} ([0-9.E+]+)");
    }

    URI uri(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
    }

    RunningProcess process() {
        return process;
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
