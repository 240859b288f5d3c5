package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import java.util.List;

/// What became of a change set.
sealed interface Fate {

    /// @param refused what else came under the id and was refused, the newest first
    record Applied(LedgerEntry entry, List<RejectionSummary> refused) implements Fate {}

    record Rejected(RejectionSummary rejection) implements Fate {}

    /// Nothing yet, or nothing any more.
    record Unknown() implements Fate {}
}
