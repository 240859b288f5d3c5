package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.wal2json.LineGroup;
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
    private long refused;
    private final List<RefusedLines> firstRefused = new ArrayList<>();
    private long decidedLines;

    Tally(StreamName stream) {
        this.stream = stream;
    }

    /// Counts what became of one.
    ///
    /// @return how the upload ends, where nothing more can be taken
    Optional<UploadEnd> count(Arrival.Arrived arrived, Decision decision) {
        return switch (decision) {
            case Decision.Kept(var _, var receipt) -> {
                first = first == null ? receipt : first;
                last = receipt;
                changeSets++;
                spooled += receipt instanceof Receipt.Spooled ? 1 : 0;
                changes += receipt.changes();
                decidedLines = arrived.lastLine();
                yield Optional.empty();
            }
            case Decision.Refused(var _, var rejection) -> {
                refuse(arrived.group(), rejection);
                decidedLines = arrived.lastLine();
                yield Optional.empty();
            }
            case Decision.Forbidden(var why) ->
                Optional.of(new UploadEnd.Forbidden(arrived.group().firstLine(), why));
            case Decision.Unavailable(var why) -> Optional.of(new UploadEnd.Unavailable(why));
            case Decision.Unknown(var name, var why) ->
                Optional.of(new UploadEnd.Unknown(arrived.group().firstLine(), name, why));
        };
    }

    private void refuse(LineGroup group, Rejection rejection) {
        refused++;
        if (firstRefused.size() < RefusedLines.MOST_TOLD) {
            firstRefused.add(RefusedLines.of(group, rejection));
        }
    }

    UploadReceipt receipt() {
        return UploadReceipt.of(stream, changeSets, changes, spooled, first, last);
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
