package dev.gatekeeper.gateway.intake;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A gateway in a process of its own, with a heap of its own, which ends it where it does not suffice.
public final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final URI uri;

    private GatewayProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// @param properties each as `name=value`
    public static GatewayProcess start(int heapMebibytes, String... properties) throws IOException {
        var port = Ports.anyFree();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dmicronaut.server.port=" + port,
                "-Dgatekeeper.kafka.bound=10s", // A machine that is busy for seconds is no outage.
                "-Dgatekeeper.spool.folder="
                        + Path.of("target", "spools", UUID.randomUUID().toString())));
        for (var property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GatewayApplication.class.getName()));
        var process = new ProcessBuilder(command).inheritIO().start();
        var gateway = new GatewayProcess(process, URI.create("http://127.0.0.1:" + port));
        gateway.awaitReady();
        return gateway;
    }

    public URI uri() {
        return uri;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private void awaitReady() {
        try {
            await("a gateway that is ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("The gateway has ended.", () -> !process.isAlive())
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> new Client(uri).get("/health/readiness").status(), status -> status == 200);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
