package dev.gatekeeper.gateway.rejection;

import dev.gatekeeper.changeset.rejection.Rejection;

/// Keeps what was refused, with its reasons.
public interface Audit {

    /// Returns within a bound of time.
    Audited keep(Rejection rejection);
}
