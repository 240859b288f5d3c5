package dev.gatekeeper.gateway.log;

/// Keeps accepted change sets, in order for each stream.
public interface ChangeLog {

    /// Appends to the end of the change set's stream. Returns within a bound of time, and says only what is certain.
    Appended append(AcceptedChangeSet changeSet);
}
