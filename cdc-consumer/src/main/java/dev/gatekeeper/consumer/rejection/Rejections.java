package dev.gatekeeper.consumer.rejection;

import static java.util.stream.Collectors.groupingBy;

import dev.gatekeeper.changeset.rejection.Rejection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What was refused, kept in `cdc.rejection`. Works in the caller's transaction; thread-safe.
@Singleton
public final class Rejections {

    private static final int FEW = 10;

    private final RejectionRepository rows;
    private final Replays replays;
    private final Clock clock;

    Rejections(RejectionRepository rows, Replays replays, Clock clock) {
        this.rows = rows;
        this.replays = replays;
        this.clock = clock;
    }

    /// Keeps a rejection of the sink's; once the transaction commits, it will be published to the audit topic. Where it
    /// was sent as another's replay, that one knows of it.
    public void keepToPublish(Rejection rejection) {
        keep(RejectionRow.of(rejection, null));
        if (rejection.sender().replayOf() != null && rejection.changeSetId() != null) {
            replays.rejected(rejection.changeSetId().uuid(), rejection.id(), rejection.rejectedAt());
        }
    }

    /// Resolves the rejections as whose replays these change sets were sent, now that they are applied.
    public void resolve(Collection<UUID> changeSets, Instant now) {
        if (!changeSets.isEmpty()) {
            replays.applied(changeSets, now);
        }
    }

    /// Settles the replays among change sets that had their effect, or were rejected, before, as far as that was not
    /// known of them: by what the ledger says.
    public void settle(Collection<UUID> changeSets, Instant now) {
        if (!changeSets.isEmpty()) {
            replays.settle(changeSets, now);
        }
    }

    /// Keeps a rejection that was read from the audit topic. Of one that is kept already only that is noted: the table
    /// may hold more of it than the topic.
    public void keepPublished(Rejection rejection) {
        var now = clock.instant();
        if (rows.markReadBack(rejection.id(), rejection.rejectedAt(), now) == 0) {
            keep(RejectionRow.of(rejection, now));
        }
    }

    /// One that comes back to be open can be sent again, whatever was sent before.
    private void keep(RejectionRow row) {
        if (rows.reopen(row.id(), row.rejectedAt()) == 1) {
            replays.letGo(row.id());
        }
        rows.keep(row);
    }

    public Optional<Rejection> find(UUID id) {
        return rows.findById(id).map(RejectionRow::toRejection);
    }

    /// What the sink refused under each of these ids, the newest first: the last few of each.
    public Map<UUID, List<RejectionSummary>> lastOf(Collection<UUID> changeSets) {
        return changeSets.isEmpty()
                ? Map.of()
                : rows.lastOf(changeSets, FEW).stream().collect(groupingBy(RejectionSummary::changeSetId));
    }
}
