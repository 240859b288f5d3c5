package dev.gatekeeper.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// One Kafka node, broker and controller in one, in this JVM. It never creates a topic by itself. What it logs goes
/// through SLF4J; should it meet a fault that it can't survive, such as a full disk, it halts the JVM, as a broker
/// does. Thread-safe.
public final class EmbeddedKafka implements KafkaServer {

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts a broker on what an earlier one left in the folder, or on an empty folder, and returns once it
    /// takes requests.
    ///
    /// @param dataFolder made where it is missing; one running broker per folder
    /// @param port where clients connect; 0 means any that is free
    /// @throws IllegalStateException where the port is taken, or the folder holds something that is not Kafka's
    /// @throws UncheckedIOException where the folder can't be written to
    public static EmbeddedKafka start(Path dataFolder, int port) {
        return start(dataFolder, port, List.of());
    }

    /// The same, with ways to it that lead past somebody else.
    public static EmbeddedKafka start(Path dataFolder, int port, List<Detour> detours) {
        var brokerPort = Ports.resolve(port);
        var spokenFor = new HashSet<>(Set.of(brokerPort));
        detours.forEach(detour -> spokenFor.add(detour.port()));
        return start(dataFolder, brokerPort, detours, KafkaNode.alone(Ports.anyFreeBut(spokenFor)), Map.of());
    }

    /// The same as a node of a cluster. Returns once most of the cluster's nodes are there, so each is to be started in
    /// a process of its own, at about the same time.
    ///
    /// @param more Kafka's settings, which go before those that are made here
    public static EmbeddedKafka start(Path dataFolder, int port, KafkaNode node, Map<String, String> more) {
        return start(dataFolder, Ports.resolve(port), List.of(), node, more);
    }

    private static EmbeddedKafka start(
            Path dataFolder, int brokerPort, List<Detour> detours, KafkaNode node, Map<String, String> more) {
        var settings = new HashMap<>(settings(dataFolder.toAbsolutePath()));
        settings.put("node.id", Integer.toString(node.id()));
        settings.putAll(listeners(brokerPort, node, detours));
        settings.putAll(more);
        format(dataFolder, node.clusterId(), settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedKafka(server, Ports.LOOPBACK + ":" + brokerPort);
    }

    /// Another way to the broker. A client of Kafka's goes to where the broker says it is, so it stays on the way
    /// on which it came first.
    ///
    /// @param port where the broker listens for those who come on it
    /// @param advertised where it says it is, to them
    public record Detour(int port, int advertised) {}

    private static Map<String, String> listeners(int brokerPort, KafkaNode node, List<Detour> detours) {
        var listeners = new StringJoiner(",");
        var advertised = new StringJoiner(",");
        var protocols = new StringJoiner(",");
        listeners.add(listener("CONTROLLER", node.controllerPort())).add(listener("PLAINTEXT", brokerPort));
        advertised.add(listener("PLAINTEXT", brokerPort));
        protocols.add("CONTROLLER:PLAINTEXT").add("PLAINTEXT:PLAINTEXT");
        for (var detour : detours) {
            var name = "DETOUR_" + detour.port();
            listeners.add(listener(name, detour.port()));
            advertised.add(listener(name, detour.advertised()));
            protocols.add(name + ":PLAINTEXT");
        }
        return Map.of(
                "listeners",
                listeners.toString(),
                "advertised.listeners",
                advertised.toString(),
                "listener.security.protocol.map",
                protocols.toString(),
                "inter.broker.listener.name",
                "PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                node.voters());
    }

    private static String listener(String name, int port) {
        return name + "://" + Ports.LOOPBACK + ":" + port;
    }

    private static Map<String, String> settings(Path dataFolder) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("log.dirs", dataFolder.resolve("data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // Kafka's own topics have one replica each: a cluster of nodes here is not for surviving the loss of
                // one.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Nobody waits for members that never come, nor for a heartbeat before the first request.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // A small heap: by default the log cleaner alone takes 128 MiB.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"));
    }

    private static void format(Path dataFolder, Uuid clusterId, Map<String, String> settings) {
        try {
            Files.createDirectories(dataFolder);
            var file = dataFolder.resolve("server.properties");
            try (var writer = Files.newBufferedWriter(file)) {
                var properties = new Properties();
                properties.putAll(settings);
                properties.store(writer, "Written anew at each start.");
            }
            if (Files.exists(dataFolder.resolve("data/meta.properties"))) {
                return;
            }
            var said = new ByteArrayOutputStream();
            var arguments = new String[] {"format", "--cluster-id", clusterId.toString(), "--config", file.toString()};
            var status = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
            if (status != 0) {
                throw new IllegalStateException(
                        "Kafka can't format " + dataFolder + ": " + said.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's folder " + dataFolder + " can't be written to.", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
