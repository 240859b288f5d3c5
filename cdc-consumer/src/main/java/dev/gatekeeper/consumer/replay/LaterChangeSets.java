package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.consumer.ledger.LatestApplied;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tells what would overtake a rejection that is sent again: change sets of its stream that came later and are applied.
/// Looks once for each stream, so that what is sent again meanwhile does not count. Used by one thread, for one call.
final class LaterChangeSets {

    private final LedgerRepository ledger;
    private final Map<StreamName, Optional<LatestApplied>> seen = new HashMap<>();

    LaterChangeSets(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /// A sentence, where there are some. To be asked for a stream's oldest rejection first.
    Optional<String> warning(Rejection rejection, StreamName stream) {
        var receivedAt = rejection.sender().receivedAt();
        return seen.computeIfAbsent(stream, name -> ledger.latestApplied(name.text(), receivedAt))
                .filter(latest -> isLater(latest, rejection))
                .map(latest -> "Later change sets of the stream " + stream
                        + " are applied already, the last of them accepted at " + latest.acceptedAt()
                        + "; what is sent again comes after them.");
    }

    private static boolean isLater(LatestApplied latest, Rejection rejection) {
        var fault = rejection.fault();
        if (fault != null && fault.topic().equals(latest.topic()) && fault.partition() == latest.partition()) {
            return latest.offset() > fault.offset();
        }
        return latest.acceptedAt().isAfter(rejection.sender().receivedAt());
    }
}
