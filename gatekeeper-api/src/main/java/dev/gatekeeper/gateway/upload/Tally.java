package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.admission.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has become of an upload's change sets so far. Small, however many there are. For one thread.
final class Tally {

    private final StreamName stream;
    private long changeSets;
    private long changes;
    private long spooled;
    private @Nullable Receipt first;
    private @Nullable Receipt last;
    private long warned;
    private final List<WarnedLines> firstWarned = new ArrayList<>();
    private long refused;
    private final List<RefusedLines> firstRefused = new ArrayList<>();
    private long decidedLines;
    private @Nullable UploadEnd end;
    private @Nullable Lines uncertain;

    Tally(StreamName stream) {
        this.stream = stream;
    }

    /// Counts what became of the next one.
    void count(Arrival.Arrived arrived, Decision decision) {
        if (end != null) {
            countBehindTheEnd(arrived, decision, end);
            return;
        }
        switch (decision) {
            case Decision.Kept(var _, var receipt, var warnings) -> {
                first = first == null ? receipt : first;
                last = receipt;
                changeSets++;
                spooled += receipt instanceof Receipt.Spooled ? 1 : 0;
                changes += receipt.changes();
                warn(arrived.group(), receipt, warnings);
                decidedLines = arrived.lastLine();
            }
            case Decision.Refused(var _, var rejection) -> {
                refuse(arrived.group(), rejection);
                decidedLines = arrived.lastLine();
            }
            case Decision.Forbidden(var why) ->
                end = new UploadEnd.Forbidden(arrived.group().firstLine(), why);
            case Decision.Unavailable(var why) -> end = new UploadEnd.Unavailable(why);
            case Decision.Unknown(var name, var why) -> endUncertain(arrived, name, why);
        }
    }

    /// What was handed over before it was known that it is of no use: it has its id, and is not counted.
    private void countBehindTheEnd(Arrival.Arrived arrived, Decision decision, UploadEnd known) {
        switch (decision) {
            case Decision.Kept(var name, var _, var _) -> behindTheEnd(arrived, name, known);
            case Decision.Unknown(var name, var _) -> behindTheEnd(arrived, name, known);
            case Decision.Refused _, Decision.Forbidden _, Decision.Unavailable _ -> {}
        }
    }

    private void behindTheEnd(Arrival.Arrived arrived, Name name, UploadEnd known) {
        if (uncertain != null) {
            uncertain = new Lines(uncertain.first(), arrived.lastLine());
        } else if (known instanceof UploadEnd.Unavailable(var why)) {
            endUncertain(arrived, name, why);
        }
    }

    private void endUncertain(Arrival.Arrived arrived, Name name, String why) {
        end = new UploadEnd.Unknown(arrived.group().firstLine(), name, why);
        uncertain = new Lines(arrived.group().firstLine(), arrived.lastLine());
    }

    /// How the upload ends, where one could not be kept.
    Optional<UploadEnd> end() {
        return Optional.ofNullable(end);
    }

    /// The lines of which some may be logged, and some not.
    Optional<Lines> uncertain() {
        return Optional.ofNullable(uncertain);
    }

    private void refuse(LineGroup group, Rejection rejection) {
        refused++;
        if (firstRefused.size() < RefusedLines.MOST_TOLD) {
            firstRefused.add(RefusedLines.of(group, rejection));
        }
    }

    private void warn(LineGroup group, Receipt receipt, Violations warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        warned++;
        if (firstWarned.size() < WarnedLines.MOST_TOLD) {
            firstWarned.add(WarnedLines.of(group, receipt, warnings));
        }
    }

    UploadReceipt receipt() {
        return UploadReceipt.of(stream, changeSets, changes, spooled, warned, firstWarned, first, last);
    }

    /// The id of the last change set that is kept.
    Optional<ChangeSetId> last() {
        return Optional.ofNullable(last).map(Receipt::id);
    }

    long changeSets() {
        return changeSets;
    }

    /// How many of the change sets went to the spool.
    long spooled() {
        return spooled;
    }

    long refused() {
        return refused;
    }

    /// The first of the refused, [RefusedLines#MOST_TOLD] at the most.
    List<RefusedLines> firstRefused() {
        return List.copyOf(firstRefused);
    }

    /// How many lines are decided, blank ones included: all up to this one, and none after it.
    long decidedLines() {
        return decidedLines;
    }
}
