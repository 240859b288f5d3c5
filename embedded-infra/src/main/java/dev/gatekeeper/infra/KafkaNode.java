package dev.gatekeeper.infra;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// A Kafka node's place in a cluster in which every node is broker and controller.
///
/// @param clusterId the same for all nodes
/// @param id from 1
/// @param controllerPorts of all nodes, in the order of their ids
public record KafkaNode(Uuid clusterId, int id, List<Integer> controllerPorts) {

    public KafkaNode {
        controllerPorts = List.copyOf(controllerPorts);
        if (id < 1 || id > controllerPorts.size()) {
            throw new IllegalArgumentException("There is no node " + id + " among " + controllerPorts.size() + ".");
        }
    }

    /// The one node of a cluster.
    static KafkaNode alone(int controllerPort) {
        return new KafkaNode(Uuid.randomUuid(), 1, List.of(controllerPort));
    }

    int controllerPort() {
        return controllerPorts.get(id - 1);
    }

    /// Who elects the active controller, in Kafka's words.
    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(node -> node + "@" + Ports.LOOPBACK + ":" + controllerPorts.get(node - 1))
                .collect(joining(","));
    }
}
