package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.JavaCommand;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.process.Tether;
import dev.gatekeeper.bench.workload.DebeziumText;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.infra.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/// Debezium's JDBC sink in a standalone worker of Kafka Connect, with one task.
///
/// @param name its name in the figures
/// @param home where its build has put `worker/` and `plugins/`
/// @param tuning the connector's settings beyond those without which it would not do the same work
record Debezium(String name, String bootstrapServers, Path home, Map<String, String> tuning) implements Contestant {

    /// Its names in the figures.
    static final String TUNED = "Debezium, tuned";

    static final String DEFAULT = "Debezium, default";

    /// What its documentation offers for throughput.
    private static final Map<String, String> BEST = Map.of(
            "use.reduction.buffer", "true",
            "dialect.postgres.unnest.insert.enabled", "true",
            "batch.size", "2000",
            "consumer.override.max.poll.records", "2000");

    Debezium {
        tuning = Map.copyOf(tuning);
    }

    static Debezium atItsBest(String bootstrapServers, Path home) {
        return new Debezium(TUNED, bootstrapServers, home, BEST);
    }

    static Debezium byDefault(String bootstrapServers, Path home) {
        return new Debezium(DEFAULT, bootstrapServers, home, Map.of());
    }

    @Override
    public RunningProcess start(Load load, Target target, Path folder) {
        var worker = write(folder.resolve("worker.properties"), workerSettings(folder));
        var connector = write(folder.resolve("connector.properties"), connectorSettings(load, target));
        return new JavaCommand(
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        List.of(worker.toString(), connector.toString()),
                        home.resolve("worker") + File.separator + "*" + File.pathSeparator + tether(),
                        // As much as Kafka's own script gives a worker.
                        List.of("-Xms256M", "-Xmx2G", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"),
                        Map.of(),
                        folder.resolve("worker.log"))
                .start();
    }

    /// The folder or jar that holds the tether; nothing else of it is loaded.
    private static Path tether() {
        try {
            return Path.of(Tether.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> workerSettings(Path folder) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "key.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "offset.storage.file.filename",
                folder.resolve("offsets").toString(),
                "plugin.path",
                home.resolve("plugins").toString(),
                "plugin.discovery",
                "hybrid_warn",
                "listeners",
                "http://" + Ports.LOOPBACK + ":" + Ports.anyFree());
    }

    private Map<String, String> connectorSettings(Load load, Target target) {
        var settings = new HashMap<String, String>();
        // A group of its own each time, so that it starts at the topics' beginnings.
        settings.put("name", "bench-" + UUID.randomUUID());
        settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        settings.put("tasks.max", "1");
        settings.put("topics", String.join(",", load.scenario().tables()));
        settings.put("connection.url", target.url());
        settings.put("connection.username", target.username());
        settings.put("connection.password", target.password());
        settings.put("insert.mode", "upsert");
        settings.put("delete.enabled", "true");
        settings.put("primary.key.mode", "record_key");
        settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("key.converter.schema.content", DebeziumText.KEY_SCHEMA);
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter.schema.content", DebeziumText.VALUE_SCHEMA);
        settings.putAll(tuning);
        return settings;
    }

    private static Path write(Path file, Map<String, String> settings) {
        try {
            Files.createDirectories(file.getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                var properties = new Properties();
                properties.putAll(settings);
                properties.store(writer, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written.", e);
        }
    }
}
