package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.consumer.ConsumerApplication;
import dev.gatekeeper.faults.event.Timeline;
import dev.gatekeeper.gateway.GatewayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A broker, a PostgreSQL, a gateway and two consumers of one group, each a process of its own. Gateway and first
/// consumer reach the broker over a network that can be disturbed. Thread-safe.
public final class Cluster implements AutoCloseable {

    /// A consumer that died is missed after this, so that a round sees its partitions move. By default it
    /// takes Kafka 45 seconds.
    public static final int SESSION_SECONDS = 6;

    /// The role that owns the tables, its password, and its database.
    public static final String ROLE = "gatekeeper";

    private final Layout layout;
    private final Timeline timeline;
    private final Guardian guardian;
    private final Link gatewayToBroker;
    private final Link consumerToBroker;
    private final Member broker;
    private final Postgres postgres;
    private final Member gateway;
    private final Member firstConsumer;
    private final Member secondConsumer;

    /// Starts nothing yet.
    ///
    /// @param folder exists; data and logs go there
    public Cluster(Path folder, Timeline timeline) {
        this.layout = Layout.in(folder);
        this.timeline = timeline;
        try {
            Files.createDirectories(folder.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be written to.", e);
        }
        this.guardian = Guardian.start(layout.log("guardian"));
        this.gatewayToBroker = Link.to(layout.brokerForGateway());
        this.consumerToBroker = Link.to(layout.brokerForConsumer());
        this.broker = process("broker", BrokerMain.class, 512, List.of(), Map.of(), brokerArguments());
        var starter = process(
                "postgres", PostgresMain.class, 64, List.of(), Map.of(), arguments("postgres", layout.postgres()));
        this.postgres = new Postgres(starter, folder.resolve("postgres"), guardian);
        this.gateway = process(
                "gateway",
                GatewayApplication.class,
                256,
                List.of(),
                Variables.ofGateway(layout, gatewayToBroker),
                List.of());
        this.firstConsumer = consumer("consumer-1", layout.firstConsumer(), consumerToBroker.bootstrapServers(), 2);
        this.secondConsumer = consumer("consumer-2", layout.secondConsumer(), layout.bootstrapServers(), 1);
    }

    private List<String> brokerArguments() {
        var arguments = new ArrayList<>(arguments("kafka", layout.broker()));
        arguments.add(gatewayToBroker.argument());
        arguments.add(consumerToBroker.argument());
        return arguments;
    }

    private List<String> arguments(String subfolder, int port) {
        return List.of(layout.folder().resolve(subfolder).toString(), Integer.toString(port));
    }

    /// @param threads how many of them consume the log, each a member of the group
    private Member consumer(String name, int port, String bootstrapServers, int threads) {
        var group = "-Dkafka.consumers.cdc-consumer";
        return process(
                name,
                ConsumerApplication.class,
                256,
                List.of(
                        "-Dgatekeeper.consumer.threads=" + threads,
                        group + ".session.timeout.ms=" + SESSION_SECONDS * 1000,
                        group + ".heartbeat.interval.ms=1500",
                        group + "-audit.session.timeout.ms=" + SESSION_SECONDS * 1000,
                        group + "-audit.heartbeat.interval.ms=1500"),
                Variables.ofConsumer(layout, port, bootstrapServers),
                List.of());
    }

    private Member process(
            String name,
            Class<?> main,
            int heapMegabytes,
            List<String> options,
            Map<String, String> variables,
            List<String> arguments) {
        return new JavaProcess(
                name,
                JavaCommand.of(main, heapMegabytes, options, arguments),
                variables,
                layout.log(name),
                guardian,
                timeline);
    }

    public Member broker() {
        return broker;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Member gateway() {
        return gateway;
    }

    public Member firstConsumer() {
        return firstConsumer;
    }

    /// Comes and goes; the group is one of two while it is up.
    public Member secondConsumer() {
        return secondConsumer;
    }

    public Link gatewayToBroker() {
        return gatewayToBroker;
    }

    public Link consumerToBroker() {
        return consumerToBroker;
    }

    public Timeline timeline() {
        return timeline;
    }

    public String bootstrapServers() {
        return layout.bootstrapServers();
    }

    public String jdbcUrl() {
        return layout.jdbcUrl();
    }

    public URI gatewayUrl() {
        return layout.gatewayUrl();
    }

    public URI firstConsumerUrl() {
        return Layout.url(layout.firstConsumer());
    }

    public URI secondConsumerUrl() {
        return Layout.url(layout.secondConsumer());
    }

    /// Ends all of it at once, as a crash would. More than once is harmless.
    @Override
    public void close() {
        for (var member : List.of(gateway, firstConsumer, secondConsumer, broker, postgres)) {
            try {
                member.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The guardian ends the rest.
                break;
            }
        }
        gatewayToBroker.relay().close();
        consumerToBroker.relay().close();
        guardian.close();
    }
}
