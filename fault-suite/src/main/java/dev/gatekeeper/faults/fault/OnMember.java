package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Member;
import java.util.function.Function;

/// What is done to one member of the cluster as a whole.
///
/// @param target the member's name
/// @param how what is done, and how it is mended
/// @param member finds it
record OnMember(String target, How how, Function<Cluster, Member> member) implements Fault {

    enum How {
        /// Killed, and started again.
        KILL,
        /// Stopped politely, and started again.
        STOP,
        /// Frozen, and thawed.
        FREEZE
    }

    @Override
    public String strike(Cluster cluster) throws InterruptedException {
        var victim = member.apply(cluster);
        return target
                + switch (how) {
                    case KILL -> {
                        victim.kill();
                        yield " killed";
                    }
                    case STOP -> {
                        victim.stop();
                        yield " stopped";
                    }
                    case FREEZE -> {
                        victim.freeze();
                        yield " frozen";
                    }
                };
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
