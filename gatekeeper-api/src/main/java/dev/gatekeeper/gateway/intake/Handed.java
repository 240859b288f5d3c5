package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.gateway.delivery.Pending;

/// A change set that was handed over.
///
/// @param decision what becomes of it
/// @param bytes how much memory it holds until then, about
/// @param mayBeFollowed whether what its sender has behind it is to be looked at
record Handed(Pending<Decision> decision, long bytes, boolean mayBeFollowed) {

    static Handed of(Pending<Decision> decision, long bytes) {
        return new Handed(decision, bytes, true);
    }

    /// Decided, and its sender's last.
    static Handed last(Decision decision) {
        return new Handed(Pending.known(decision), 0, false);
    }
}
