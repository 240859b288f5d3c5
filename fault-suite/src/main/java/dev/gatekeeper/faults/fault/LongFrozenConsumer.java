package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;

/// A consumer is frozen for so long that its group goes on without it: the second consumer, which is started
/// where it is away, takes over. Then the first wakes up, perhaps within a transaction, holding what is
/// another's by now.
final class LongFrozenConsumer implements Fault {

    @Override
    public String target() {
        return "consumer-1";
    }

    @Override
    public String strike(Cluster cluster) throws InterruptedException {
        cluster.firstConsumer().freeze();
        cluster.secondConsumer().start();
        return "consumer-1 frozen out of its group, consumer-2 there";
    }

    @Override
    public String heal(Cluster cluster) throws InterruptedException {
        cluster.firstConsumer().thaw();
        return "consumer-1 thawed";
    }
}
