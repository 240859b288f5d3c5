package dev.gatekeeper.consumer.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import dev.gatekeeper.consumer.rejection.Rejections;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Finds out what became of change sets, by whichever consumer. Thread-safe.
@Singleton
class Fates {

    /// Another process may be the one that decides, so there is nothing to be woken by.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final LedgerRepository ledger;
    private final Rejections rejections;

    Fates(LedgerRepository ledger, Rejections rejections) {
        this.ledger = ledger;
        this.rejections = rejections;
    }

    /// Returns as soon as it is decided, or when the wait is over.
    Fate await(ChangeSetId id, Wait wait) throws InterruptedException {
        var deadline = System.nanoTime() + wait.duration().toNanos();
        var fate = find(id);
        while (fate instanceof Fate.Unknown && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS);
            fate = find(id);
        }
        return fate;
    }

    /// An effect counts before a rejection: another payload may have been rejected under the same id.
    private Fate find(ChangeSetId id) {
        var applied = ledger.findById(id.uuid()).filter(entry -> entry.outcome().equals(LedgerEntry.APPLIED));
        if (applied.isPresent()) {
            return new Fate.Applied(applied.get());
        }
        return rejections.lastOf(id).<Fate>map(Fate.Rejected::new).orElseGet(Fate.Unknown::new);
    }
}
