package dev.gatekeeper.bench.process;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.infra.EmbeddedKafka;
import dev.gatekeeper.infra.KafkaNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/// A broker as a process of its own.
public final class BrokerProcess {

    private BrokerProcess() {}

    /// What [#main] is given.
    static List<String> arguments(Path folder, int port, KafkaNode node, Map<String, String> settings) {
        var ports = node.controllerPorts().stream().map(String::valueOf).collect(joining(","));
        var arguments = new ArrayList<>(List.of(
                folder.toString(),
                Integer.toString(port),
                node.clusterId().toString(),
                Integer.toString(node.id()),
                ports));
        settings.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    /// @param arguments its folder, its port, the cluster's id, its own, all controllers' ports, and Kafka's settings
    public static void main(String[] arguments) {
        var node = new KafkaNode(
                Uuid.fromString(arguments[2]),
                Integer.parseInt(arguments[3]),
                Stream.of(arguments[4].split(",", -1)).map(Integer::valueOf).toList());
        var settings = Arrays.stream(arguments)
                .skip(5)
                .map(setting -> setting.split("=", 2))
                .collect(toMap(setting -> setting[0], setting -> setting[1]));
        var broker = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), node, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    }
}
