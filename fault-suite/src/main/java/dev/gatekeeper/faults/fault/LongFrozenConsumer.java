package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import java.util.Optional;

/// A consumer is frozen for so long that its group goes on without it: the second consumer, which is started
/// where it is away, takes over. Then the first wakes up, perhaps within a transaction, holding what is
/// another's by now.
final class LongFrozenConsumer implements Fault {

    @Override
    public String kind() {
        return "consumer-1 frozen out of its group";
    }

    @Override
    public String target() {
        return "consumer-1";
    }

    @Override
    public Optional<String> strike(Cluster cluster) throws InterruptedException {
        cluster.firstConsumer().freeze();
        cluster.secondConsumer().start();
        return Optional.of(kind() + ", consumer-2 there");
    }

    @Override
    public String heal(Cluster cluster) throws InterruptedException {
        cluster.firstConsumer().thaw();
        return "consumer-1 thawed";
    }
}
