package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Member;
import java.util.Optional;
import java.util.function.Function;

/// What is done to one member of the cluster as a whole.
///
/// @param target the member's name
/// @param how what is done, and how it is mended
/// @param member finds it
record OnMember(String target, How how, Function<Cluster, Member> member) implements Fault {

    enum How {
        /// Killed, and started again.
        KILL("killed"),
        /// Stopped politely, and started again.
        STOP("stopped"),
        /// Frozen, and thawed.
        FREEZE("frozen");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    @Override
    public String kind() {
        return target + " " + how.words;
    }

    @Override
    public Optional<String> strike(Cluster cluster) throws InterruptedException {
        var victim = member.apply(cluster);
        switch (how) {
            case KILL -> victim.kill();
            case STOP -> victim.stop();
            case FREEZE -> victim.freeze();
        }
        return Optional.of(kind());
    }

    @Override
    public String heal(Cluster cluster) throws InterruptedException {
        var victim = member.apply(cluster);
        return switch (how) {
            case KILL, STOP -> {
                victim.start();
                yield target + " started again";
            }
            case FREEZE -> {
                victim.thaw();
                yield target + " thawed";
            }
        };
    }
}
