package dev.gatekeeper.faults.check;

import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.reference.Counts;

/// A row of `cdc.change_set`.
///
/// @param hasRejection whether it names a rejection
public record LedgerRow(
        String stream,
        String sha256,
        String outcome,
        boolean hasRejection,
        Place place,
        Counts counts,
        int truncated,
        int repeats) {}
