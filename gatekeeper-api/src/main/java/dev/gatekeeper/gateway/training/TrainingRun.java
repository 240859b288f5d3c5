package dev.gatekeeper.gateway.training;

import dev.gatekeeper.gateway.GatewayApplication;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// Starts a gateway, lets it answer a call of each kind, and stops it. With `java -XX:AOTCacheOutput=FILE` the JVM
/// then keeps what it has loaded and linked on the way, and a gateway that is started with `-XX:AOTCache=FILE` need
/// not do it again.
///
/// Nobody else notices: it asks no Kafka and no consumer, listens on a free port of the loopback, spools into a folder
/// that it deletes, and reads no variable of the environment.
public final class TrainingRun {

    /// Where nobody listens: the first port is reserved for a service that nobody runs.
    private static final String NOBODY = "127.0.0.1:1";

    private TrainingRun() {}

    /// Ends the JVM: with status 0 where all went well.
    public static void main(String[] args) throws IOException, InterruptedException {
        run(Path.of(System.getProperty("java.io.tmpdir")));
        System.exit(0);
    }

    /// @param parent of a folder that is there while this runs
    /// @throws IllegalStateException where a call is answered in another way than it should
    static void run(Path parent) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(parent, "gatekeeper-training");
        try {
            try (var context = context(folder);
                    var server = context.getBean(EmbeddedServer.class).start();
                    var http = HttpClient.newHttpClient()) {
                for (var call : Call.values()) {
                    call.send(http, server.getURI());
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static ApplicationContext context(Path folder) {
        return GatewayApplication.builder()
                .environmentPropertySource(false)
                .properties(Map.of(
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.server.port",
                        -1,
                        "micronaut.otel.enabled",
                        false,
                        "kafka.bootstrap.servers",
                        NOBODY,
                        "gatekeeper.kafka.bound",
                        "500ms",
                        "gatekeeper.consumer-url",
                        URI.create("http://" + NOBODY),
                        "gatekeeper.access.enabled",
                        false,
                        "gatekeeper.spool.folder",
                        folder.resolve("spool").toString(),
                        "gatekeeper.contracts.mode",
                        "enforce",
                        "gatekeeper.contracts.copy",
                        folder.resolve("contracts").toString()))
                .build()
                .start();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
