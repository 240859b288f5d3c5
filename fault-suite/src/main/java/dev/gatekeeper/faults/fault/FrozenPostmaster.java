package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Signals;
import java.util.List;
import java.util.Optional;

/// Sessions go on, and new ones are not let in.
final class FrozenPostmaster implements Fault {

    private List<Long> victims = List.of();

    @Override
    public String kind() {
        return "the postmaster frozen";
    }

    @Override
    public String target() {
        return OnBackend.TARGET;
    }

    @Override
    public Optional<String> strike(Cluster cluster) throws InterruptedException {
        victims =
                cluster.postgres().postmaster().map(ProcessHandle::pid).stream().toList();
        Signals.freeze(victims);
        return Optional.of(kind());
    }

    @Override
    public String heal(Cluster cluster) throws InterruptedException {
        Signals.thaw(victims);
        return "the postmaster thawed";
    }
}
