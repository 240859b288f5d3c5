package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.infra.Ports;
import java.net.URI;
import java.nio.file.Path;

/// Where the cluster keeps its data and which ports of the loopback interface it takes.
///
/// @param folder for data and logs
/// @param brokerForGateway where the broker listens for what comes from the gateway over a [Link]
record Layout(
        Path folder,
        int broker,
        int brokerForGateway,
        int brokerForConsumer,
        int postgres,
        int gateway,
        int firstConsumer,
        int secondConsumer) {

    /// On ports that are free.
    static Layout in(Path folder) {
        return new Layout(
                folder,
                Ports.anyFree(),
                Ports.anyFree(),
                Ports.anyFree(),
                Ports.anyFree(),
                Ports.anyFree(),
                Ports.anyFree(),
                Ports.anyFree());
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    String bootstrapServers() {
        return Ports.LOOPBACK + ":" + broker;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + postgres + "/gatekeeper";
    }

    URI gatewayUrl() {
        return url(gateway);
    }

    static URI url(int port) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }
}
