package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import java.util.Optional;

/// The group's second consumer comes where it is away, and goes where it is there; partitions move either way.
///
/// @param politely whether it goes as one that is asked to, and says so to its group
record SecondConsumer(boolean politely) implements Fault {

    @Override
    public String kind() {
        return politely ? "consumer-2 comes or goes" : "consumer-2 comes or is killed";
    }

    @Override
    public String target() {
        return "consumer-2";
    }

    @Override
    public Optional<String> strike(Cluster cluster) throws InterruptedException {
        var consumer = cluster.secondConsumer();
        if (!consumer.isUp()) {
            consumer.start();
            return Optional.of("consumer-2 started");
        }
        if (politely) {
            consumer.stop();
            return Optional.of("consumer-2 stopped");
        }
        consumer.kill();
        return Optional.of("consumer-2 killed");
    }

    @Override
    public String heal(Cluster cluster) {
        return "";
    }
}
