package dev.gatekeeper.consumer.ledger;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import dev.gatekeeper.consumer.log.LogRecord.Unreadable;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which change sets have had their effect. Works in the caller's transaction; thread-safe.
@Singleton
public final class Ledger {

    private static final String UNIQUE_VIOLATION = "23505";

    private final LedgerRepository entries;
    private final Duration retention;
    private final Clock clock;

    Ledger(LedgerRepository entries, LedgerSettings settings, Clock clock) {
        this.entries = entries;
        this.retention = settings.retention();
        this.clock = clock;
    }

    /// Judges records by what is known of their ids.
    ///
    /// @param part records among which no id stands twice, see `Batch.parts`
    /// @return a verdict for each, in their order
    public List<Verdict> judge(List<LogRecord> part) {
        var ids = part.stream()
                .filter(Accepted.class::isInstance)
                .map(record -> ((Accepted) record).id().uuid())
                .toList();
        var known = ids.isEmpty()
                ? Map.<UUID, KnownId>of()
                : entries.known(ids).stream().collect(Collectors.toMap(KnownId::id, Function.identity()));
        return part.stream()
                .map(record -> switch (record) {
                    case Accepted change -> judge(change, known.get(change.id().uuid()));
                    case Unreadable unreadable -> new Verdict.Stray(unreadable, unreadable.reason());
                })
                .toList();
    }

    /// Judges records as if none of their ids were known, without looking. Where one is, [#enter] will fail on it.
    ///
    /// @param part records among which no id stands twice
    /// @return a verdict for each, in their order
    public List<Verdict> presume(List<LogRecord> part) {
        return part.stream()
                .map(record -> switch (record) {
                    case Accepted change -> unknown(change);
                    case Unreadable unreadable -> new Verdict.Stray(unreadable, unreadable.reason());
                })
                .toList();
    }

    private Verdict unknown(Accepted change) {
        return isTooOld(change)
                ? new Verdict.Condemned(
                        change,
                        new Reason(
                                "too-old",
                                "The change set was accepted at "
                                        + change.sender().receivedAt()
                                        + ", and ids are remembered for " + retention.toDays()
                                        + " days only: whether it has been applied before can't be told. "
                                        + "If it has not, send it again under a new key."),
                        change.place().fault())
                : new Verdict.Due(change);
    }

    private Verdict judge(Accepted change, @Nullable KnownId first) {
        if (first == null) {
            return unknown(change);
        }
        if (first.payloadSha256().equals(change.payloadSha256())) {
            return new Verdict.Repeat(change);
        }
        return switch (first.outcome()) {
            case LedgerEntry.REJECTED -> {
                entries.removeRejected(change.id().uuid());
                yield new Verdict.Due(change);
            }
            default ->
                new Verdict.Stray(
                        change,
                        new Reason(
                                "idempotency-key-reused",
                                "Another payload was applied under this id at " + first.decidedAt()
                                        + ". Send this one under a key of its own."));
        };
    }

    private boolean isTooOld(Accepted change) {
        return change.sender().receivedAt().isBefore(clock.instant().minus(retention));
    }

    /// Enters the fates of change sets that were judged to be [Verdict.Due] or [Verdict.Condemned].
    ///
    /// @throws LostClaimException where one of the ids stands there already: it was presumed to be new, or applied
    ///     meanwhile by another transaction
    public void enter(List<LedgerEntry> fates) {
        if (fates.isEmpty()) {
            return;
        }
        try {
            entries.enter(fates);
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw new LostClaimException(e);
            }
            throw e;
        }
    }

    public void countRepeats(List<Accepted> changes) {
        if (!changes.isEmpty()) {
            entries.countRepeats(
                    changes.stream().map(change -> change.id().uuid()).toList());
        }
    }
}
