package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Link;
import dev.gatekeeper.faults.network.Disturbance;
import java.util.Optional;
import java.util.function.Function;

/// A network between two members is not what it should be.
///
/// @param target which one it is
record Disturbed(String target, Disturbance how, Function<Cluster, Link> link) implements Fault {

    @Override
    public String kind() {
        return target + ": " + how;
    }

    @Override
    public Optional<String> strike(Cluster cluster) {
        link.apply(cluster).relay().disturb(how);
        return Optional.of(kind());
    }

    @Override
    public String heal(Cluster cluster) {
        link.apply(cluster).relay().mend();
        return target + ": mended";
    }
}
