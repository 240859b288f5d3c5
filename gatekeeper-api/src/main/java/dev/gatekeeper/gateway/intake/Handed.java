package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.gateway.delivery.Pending;

/// A change set that was handed over.
///
/// @param decision what becomes of it
/// @param bytes how much memory it holds until then, about
record Handed(Pending<Decision> decision, long bytes) {}
