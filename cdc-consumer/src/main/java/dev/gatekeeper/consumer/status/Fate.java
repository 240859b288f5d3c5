package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a change set.
sealed interface Fate {

    /// @param refused what else came under the id and was refused, the newest first
    /// @param replayOf the rejection as whose replay it was sent; null where it is nobody's
    record Applied(
            LedgerEntry entry,
            List<RejectionSummary> refused,
            @Nullable UUID replayOf) implements Fate {}

    record Rejected(RejectionSummary rejection) implements Fate {}

    /// Nothing yet, or nothing any more.
    record Unknown() implements Fate {}
}
