package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;

/// One thing that goes wrong, and how it is over. An instance strikes and heals once.
public interface Fault {

    /// Whom it strikes: at most one fault at a time has the same target.
    String target();

    /// @return what was done, for the timeline
    String strike(Cluster cluster) throws Exception;

    /// Called some time after [#strike], whatever came of that.
    ///
    /// @return what was done; empty where there is nothing to say
    String heal(Cluster cluster) throws Exception;
}
