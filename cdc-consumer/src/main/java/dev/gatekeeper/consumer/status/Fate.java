package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.rejection.RejectionSummary;

/// What became of a change set.
sealed interface Fate {

    record Applied(LedgerEntry entry) implements Fate {}

    record Rejected(RejectionSummary rejection) implements Fate {}

    /// Nothing yet, or nothing any more.
    record Unknown() implements Fate {}
}
