package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.ledger.Ledger;
import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.LostPartitionException;
import dev.gatekeeper.consumer.ledger.Positions;
import dev.gatekeeper.consumer.ledger.Verdict;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.rejection.Rejections;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Applies batches so that each change set of the log takes effect exactly once, whole and in order, or is rejected and
/// has none. Thread-safe.
@Singleton
public final class Applier {

    private final TransactionOperations<Connection> transactions;
    private final Positions positions;
    private final Ledger ledger;
    private final Rejections rejections;
    private final Target target;
    private final Clock clock;

    Applier(
            TransactionOperations<Connection> transactions,
            Positions positions,
            Ledger ledger,
            Rejections rejections,
            Target target,
            Clock clock) {
        this.transactions = transactions;
        this.positions = positions;
        this.ledger = ledger;
        this.rejections = rejections;
        this.target = target;
        this.clock = clock;
    }

    public Applied apply(Batch batch) {
        return commit(connection -> inOneTransaction(batch, connection));
    }

    /// Rejects a record without trying to apply it, whatever it is; one that had its effect before stays as it is.
    ///
    /// @param batch that record alone
    /// @param cause what has kept it from being applied
    /// @throws IllegalArgumentException where there are more
    public Applied reject(Batch batch, Reason reason, Throwable cause) {
        if (batch.records().size() != 1) {
            throw new IllegalArgumentException("One record is rejected at a time.");
        }
        return commit(connection -> rejecting(batch, reason, cause));
    }

    private interface Work {
        Applied in(Connection connection) throws SQLException;
    }

    private Applied commit(Work work) {
        try {
            return transactions.executeWrite(transaction -> work.in(transaction.getConnection()));
        } catch (LostPartitionException lost) {
            return new Applied.Lost(lost.why());
        } catch (Exception trouble) { // Checked ones too: the transaction throws what its body throws.
            return new Applied.Troubled(Trouble.words(trouble), trouble, placeOf(trouble));
        }
    }

    private static @Nullable Place placeOf(Exception trouble) {
        return switch (trouble) {
            case TroubledException one -> one.place();
            default -> null;
        };
    }

    /// Rows, ledger, position and rejections commit together, or none does.
    private Applied inOneTransaction(Batch batch, Connection connection) throws SQLException {
        positions.advance(
                batch.topic(), batch.partition(), batch.expected(), batch.next()); // Fails if others were here.
        var lanes = target.open(connection, batch);
        var tally = new Tally();
        for (var part : batch.parts()) { // No id stands twice in a part.
            var verdicts = ledger.judge(part);
            settle(verdicts, lanes.write(due(verdicts)), tally);
        }
        return tally.committed(batch);
    }

    private Applied rejecting(Batch batch, Reason reason, Throwable cause) {
        positions.advance(batch.topic(), batch.partition(), batch.expected(), batch.next());
        var tally = new Tally();
        var verdicts = ledger.judge(batch.records()).stream()
                .map(verdict -> verdict instanceof Verdict.Due(var change)
                        ? new Verdict.Condemned(change, reason, Refusals.fault(change.place(), cause))
                        : verdict)
                .toList();
        settle(verdicts, List.of(), tally);
        return tally.committed(batch);
    }

    private static List<LogRecord.Accepted> due(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Due.class::isInstance)
                .map(verdict -> ((Verdict.Due) verdict).change())
                .toList();
    }

    private void settle(List<Verdict> verdicts, List<Outcome> outcomes, Tally tally) {
        var fates = new ArrayList<LedgerEntry>(verdicts.size());
        var repeats = new ArrayList<LogRecord.Accepted>();
        var replays = new ArrayList<UUID>();
        var now = now();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Written(var change, var effects) -> {
                    fates.add(LedgerEntry.applied(change, effects, now));
                    if (change.sender().replayOf() != null) {
                        replays.add(change.id().uuid());
                    }
                    tally.written++;
                }
                case Outcome.Refused(var change, var reason, var fault) -> {
                    fates.add(LedgerEntry.rejected(change, reject(change, reason, fault, now), now));
                    tally.reasons.add(reason.code());
                }
            }
        }
        for (var verdict : verdicts) {
            switch (verdict) {
                case Verdict.Due _ -> {} // Settled by its outcome.
                case Verdict.Repeat(var change) -> {
                    repeats.add(change);
                    tally.repeated++;
                }
                case Verdict.Condemned(var change, var reason, var fault) -> {
                    fates.add(LedgerEntry.rejected(change, reject(change, reason, fault, now), now));
                    tally.reasons.add(reason.code());
                }
                case Verdict.Stray(var stray, var reason) -> {
                    reject(stray, reason, stray.place().fault(), now);
                    tally.reasons.add(reason.code());
                }
            }
        }
        ledger.enter(fates);
        ledger.countRepeats(repeats);
        rejections.resolve(replays, now);
    }

    private UUID reject(LogRecord record, Reason reason, SinkFault fault, Instant now) {
        var rejection =
                Rejection.atSink(record.id(), record.stream(), reason, record.payload(), record.sender(), now, fault);
        rejections.keepToPublish(rejection);
        return rejection.id();
    }

    /// As exact as PostgreSQL keeps it, so that what comes back from the audit topic compares equal.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Counts within one call.
    private static final class Tally {
        private int written;
        private int repeated;
        private final List<String> reasons = new ArrayList<>();

        Applied committed(Batch batch) {
            return new Applied.Committed(batch.next(), written, repeated, reasons);
        }
    }
}
