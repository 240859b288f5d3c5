package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.faults.network.TcpRelay;
import dev.gatekeeper.infra.Ports;

/// The network between a service and the broker. Thread-safe.
///
/// @param relay through which all goes that the service says to the broker
/// @param broker where the broker listens for that
public record Link(TcpRelay relay, int broker) {

    static Link to(int broker) {
        return new Link(TcpRelay.to(broker), broker);
    }

    /// Where the service finds the broker.
    String bootstrapServers() {
        return Ports.LOOPBACK + ":" + relay.port();
    }

    /// For [BrokerMain], so that it sends the service nowhere else.
    String argument() {
        return broker + ":" + relay.port();
    }
}
