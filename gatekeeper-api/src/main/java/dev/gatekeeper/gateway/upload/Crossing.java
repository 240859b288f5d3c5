package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.gateway.admission.Handed;

/// A change set of an upload that is handed over and not settled yet.
record Crossing(Arrival.Arrived arrived, Handed handed) {

    /// Besides the payload: its record with the headers, and those who wait for it.
    private static final int OVERHEAD = 1024;

    long bytes() {
        return OVERHEAD + handed.bytes();
    }
}
