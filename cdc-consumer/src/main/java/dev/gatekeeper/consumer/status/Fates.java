package dev.gatekeeper.consumer.status;

import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.rejection.Replays;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Finds out what became of change sets, by whichever consumer. Thread-safe.
@Singleton
class Fates {

    private final LedgerRepository ledger;
    private final Rejections rejections;
    private final Replays replays;
    private final TransactionOperations<Connection> transactions;

    Fates(
            LedgerRepository ledger,
            Rejections rejections,
            Replays replays,
            TransactionOperations<Connection> transactions) {
        this.ledger = ledger;
        this.rejections = rejections;
        this.replays = replays;
        this.transactions = transactions;
    }

    /// The fates that are known. An effect counts before a rejection, and bears it: another payload may have been
    /// refused under the same id, and its sender asks with that id too.
    Map<UUID, Fate> find(Set<UUID> ids) {
        var applied = ledger.findByIdIn(ids).stream()
                .filter(entry -> entry.outcome().equals(LedgerEntry.APPLIED))
                .collect(toMap(LedgerEntry::id, Function.identity()));
        var refused = rejections.lastOf(ids);
        var fates = new HashMap<UUID, Fate>();
        refused.forEach((id, all) -> fates.put(id, new Fate.Rejected(all.getFirst())));
        var origins = applied.isEmpty()
                ? Map.<UUID, UUID>of()
                : transactions.executeRead(_ -> replays.origins(applied.keySet()));
        applied.forEach((id, entry) ->
                fates.put(id, new Fate.Applied(entry, refused.getOrDefault(id, List.of()), origins.get(id))));
        return fates;
    }
}
