package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import java.util.Optional;

/// One thing that goes wrong, and how it is over. An instance strikes and heals once.
public interface Fault {

    /// What it is, in a few words: faults are counted by it.
    String kind();

    /// Whom it strikes: at most one fault at a time has the same target.
    String target();

    /// @return what was done, for the timeline; empty where there was nothing to strike
    Optional<String> strike(Cluster cluster) throws Exception;

    /// Called some time after [#strike], whatever came of that.
    ///
    /// @return what was done; empty where there is nothing to say
    String heal(Cluster cluster) throws Exception;
}
