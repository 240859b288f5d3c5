package dev.gatekeeper.gateway.log;

import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;

/// Keeps accepted change sets, in order for each stream.
public interface ChangeLog {

    /// Appends to the end of the change set's stream, behind all that was appended before. What becomes of it is known
    /// within a bound of time, and only what is certain is said.
    ///
    /// @param sequence the change sets that it comes with
    Pending<Appended> append(AcceptedChangeSet changeSet, Sequence sequence);

    /// Whether to append now takes no time. That may have changed a moment later; then it takes a while.
    default boolean isPrompt() {
        return false;
    }
}
