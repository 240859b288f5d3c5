package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.ledger.Ledger;
import dev.gatekeeper.consumer.ledger.LedgerEntry;
import dev.gatekeeper.consumer.ledger.Verdict;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.position.LostPartitionException;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.trouble.Trouble;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Applies batches so that each change set of the log takes effect exactly once, whole and in order, or is rejected and
/// has none. Thread-safe.
@Singleton
public final class Applier {

    private final Transactions transactions;
    private final Positions positions;
    private final Ledger ledger;
    private final Rejections rejections;
    private final Target target;
    private final LaneMeters meters;
    private final List<DecisionListener> listeners;
    private final Clock clock;
    private final Presumption presumption = new Presumption();

    Applier(
            Transactions transactions,
            Positions positions,
            Ledger ledger,
            Rejections rejections,
            Target target,
            LaneMeters meters,
            List<DecisionListener> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.positions = positions;
        this.ledger = ledger;
        this.rejections = rejections;
        this.target = target;
        this.meters = meters;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// Ids are presumed to be new, which spares a lookup of each. Where that does not come to a commit, whatever the
    /// cause, everything is done anew with ids looked up: what had its effect before may be in trouble now.
    public Applied apply(Batch batch) {
        var parts = batch.parts();
        if (presumption.holds() && parts.size() == 1) {
            var applied = apply(batch, parts, ledger::presume);
            if (!(applied instanceof Applied.Troubled)) {
                return applied;
            }
            presumption.failed();
        }
        return apply(batch, parts, ledger::judge);
    }

    private interface Judging {
        List<Verdict> of(List<LogRecord> part);
    }

    /// Rows, ledger, position and rejections commit together, or none does.
    ///
    /// @param parts of the batch; no id stands twice in one
    private Applied apply(Batch batch, List<List<LogRecord>> parts, Judging judging) {
        var counts = new LaneCounts();
        var applied = commit(batch, connection -> {
            advance(batch);
            return write(batch, parts, judging, target.open(connection, batch, counts));
        });
        if (applied instanceof Applied.Committed) {
            meters.committed(counts);
        }
        return applied;
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
        return commit(batch, connection -> rejecting(batch, reason, cause));
    }

    private Applied commit(Batch batch, Transactions.Work<Applied, RuntimeException> work) {
        final Applied applied;
        try {
            applied = transactions.write(work);
        } catch (LostPartitionException lost) {
            return new Applied.Lost(lost.why());
        } catch (RuntimeException trouble) {
            return new Applied.Troubled(Trouble.words(trouble), trouble, placeOf(trouble));
        }
        listeners.forEach(listener -> listener.decided(batch)); // Out of reach of what takes a failure for a rollback.
        return applied;
    }

    private static @Nullable Place placeOf(RuntimeException trouble) {
        return trouble.getCause() instanceof TroubledException one ? one.place() : null;
    }

    /// Fails if others were here.
    private void advance(Batch batch) {
        positions.advance(batch.topic(), batch.partition(), batch.expected(), batch.next());
    }

    private Applied write(Batch batch, List<List<LogRecord>> parts, Judging judging, Lanes lanes) throws SQLException {
        var tally = new Tally();
        for (var part : parts) {
            var verdicts = judging.of(part);
            settle(verdicts, lanes.write(due(verdicts)), tally);
        }
        return tally.committed(batch);
    }

    private Applied rejecting(Batch batch, Reason reason, Throwable cause) {
        advance(batch);
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
        var repeatedReplays = new ArrayList<UUID>();
        var now = clock.instant();
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
                    if (change.sender().replayOf() != null) {
                        repeatedReplays.add(change.id().uuid());
                    }
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
        rejections.settle(repeatedReplays, now);
    }

    private UUID reject(LogRecord record, Reason reason, SinkFault fault, Instant now) {
        var rejection =
                Rejection.atSink(record.id(), record.stream(), reason, record.payload(), record.sender(), now, fault);
        rejections.keepToPublish(rejection);
        return rejection.id();
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
