package dev.gatekeeper.faults.fault;

import java.util.List;

/// Which faults strike in which round.
@FunctionalInterface
public interface Plan {

    /// @param round from 1, and asked for in order
    List<Strike> strikes(int round);
}
