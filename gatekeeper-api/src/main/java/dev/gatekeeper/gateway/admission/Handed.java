package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.gateway.delivery.Pending;

/// A change set that was handed over.
///
/// @param decision what becomes of it
/// @param bytes how much memory it holds until then, about
/// @param following whether what its sender has behind it is to be looked at
public record Handed(Pending<Decision> decision, long bytes, Following following) {

    /// On its way to the log.
    static Handed accepted(Pending<Decision> decision, long bytes) {
        return new Handed(decision, bytes, Following.ALWAYS);
    }

    /// On its way to the audit.
    static Handed refused(Pending<Decision> decision, long bytes) {
        return new Handed(decision, bytes, Following.WHERE_LENIENT);
    }

    /// Decided, and its sender's last.
    static Handed last(Decision decision) {
        return new Handed(Pending.known(decision), 0, Following.NEVER);
    }

    /// Whether what comes behind a change set is looked at.
    public enum Following {
        ALWAYS,
        WHERE_LENIENT,
        NEVER
    }
}
