package dev.gatekeeper.consumer.status;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.LedgerRepository;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.log.TopicSettings;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.rejection.Replays;
import dev.gatekeeper.consumer.transaction.Transactions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds out what became of change sets, by whichever consumer. Thread-safe.
@Singleton
class Fates {

    private final Positions positions;
    private final LedgerRepository ledger;
    private final Rejections rejections;
    private final Replays replays;
    private final Transactions transactions;
    private final String topic;

    Fates(
            Positions positions,
            LedgerRepository ledger,
            Rejections rejections,
            Replays replays,
            Transactions transactions,
            TopicSettings topics) {
        this.positions = positions;
        this.ledger = ledger;
        this.rejections = rejections;
        this.replays = replays;
        this.transactions = transactions;
        this.topic = topics.changeSets().name();
    }

    /// The fates that are known.
    Map<Question, Fate> find(Set<Question> questions) {
        // First of all: the fate of a record that is past by now stands there when it is looked for.
        var passed = questions.stream().allMatch(question -> question.at() == null)
                ? Map.<Integer, Long>of()
                : positions.of(topic);
        var ids = questions.stream().map(Question::id).collect(toSet());
        var applied = ledger.findByIdIn(ids).stream()
                .filter(entry -> entry.outcome().equals(LedgerEntry.APPLIED))
                .collect(toMap(LedgerEntry::id, Function.identity()));
        var refused = rejections.lastOf(ids);
        var origins =
                applied.isEmpty() ? Map.<UUID, UUID>of() : transactions.read(_ -> replays.origins(applied.keySet()));
        var fates = new HashMap<Question, Fate>();
        for (var question : questions) {
            var at = question.at();
            if (at == null || isPast(at, passed)) {
                var id = question.id();
                var fate = fate(at, applied.get(id), refused.getOrDefault(id, List.of()), origins.get(id));
                if (fate != null) {
                    fates.put(question, fate);
                }
            }
        }
        return fates;
    }

    private boolean isPast(Place at, Map<Integer, Long> passed) {
        return at.topic().equals(topic) && at.offset() < passed.getOrDefault(at.partition(), 0L);
    }

    /// An effect counts before a rejection, and bears it: another payload may have been refused under the same id, and
    /// its sender asks with that id too. Who asks for one record is told what became of that one; where it left no
    /// trace it was a repeat, and has the fate of its first.
    private static @Nullable Fate fate(
            @Nullable Place at,
            @Nullable LedgerEntry applied,
            List<RejectionSummary> refused,
            @Nullable UUID replayOf) {
        for (var rejection : refused) {
            if (at != null && rejection.partition() == at.partition() && rejection.logOffset() == at.offset()) {
                return new Fate.Rejected(rejection);
            }
        }
        if (applied != null) {
            return new Fate.Applied(applied, refused, replayOf);
        }
        return refused.isEmpty() ? null : new Fate.Rejected(refused.getFirst());
    }
}
