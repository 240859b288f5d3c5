package dev.gatekeeper.gateway.rejection;

import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;

/// Keeps what was refused, with its reasons.
public interface Audit {

    /// Hands a rejection over. What becomes of it is known within a bound of time.
    ///
    /// @param sequence what the refused change set came with
    Pending<Audited> keep(Rejection rejection, Sequence sequence);
}
