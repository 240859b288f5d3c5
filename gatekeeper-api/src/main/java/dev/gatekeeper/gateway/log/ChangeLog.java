package dev.gatekeeper.gateway.log;

import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;
import java.util.Optional;

/// Keeps accepted change sets, in order for each stream.
public interface ChangeLog {

    /// Appends to the end of the change set's stream, behind all that was appended before. What becomes of it is known
    /// within a bound of time, and only what is certain is said.
    ///
    /// @param sequence the change sets that it comes with
    Pending<Appended> append(AcceptedChangeSet changeSet, Sequence sequence);

    /// The same for a change set that came alone, on a thread that must not wait. Empty where anything would have to be
    /// waited for: then nothing was done.
    default Optional<Pending<Appended>> appendAtOnce(AcceptedChangeSet changeSet) {
        return Optional.empty();
    }

    /// Whether [#appendAtOnce] would do it now, as far as that can be told without trying.
    default boolean isPrompt() {
        return false;
    }
}
