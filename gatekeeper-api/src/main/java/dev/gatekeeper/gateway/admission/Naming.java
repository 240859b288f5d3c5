package dev.gatekeeper.gateway.admission;

import java.util.Optional;

/// Names one change set, when it is known whether it says where it stands upstream.
@FunctionalInterface
public interface Naming {

    /// @param nextLsn the change set's position in the upstream's log; empty where it says none, or can't be read
    Name name(Optional<String> nextLsn);
}
