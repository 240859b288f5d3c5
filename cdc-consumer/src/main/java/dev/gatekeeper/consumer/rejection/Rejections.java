package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.rejection.Rejection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// What was refused, kept in `cdc.rejection`. Works in the caller's transaction; thread-safe.
@Singleton
public final class Rejections {

    private final RejectionRepository rows;
    private final Clock clock;

    Rejections(RejectionRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// Keeps a rejection of the sink's; once the transaction commits, it will be published to the audit topic.
    public void keepToPublish(Rejection rejection) {
        rows.keep(RejectionRow.of(rejection, null));
    }

    /// Keeps a rejection that stands in the audit topic. The same again changes nothing.
    public void keepPublished(Rejection rejection) {
        rows.keep(RejectionRow.of(rejection, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    public Optional<Rejection> find(UUID id) {
        return rows.findById(id).map(RejectionRow::toRejection);
    }

    /// The last that the sink made of a change set.
    public Optional<RejectionSummary> lastOf(ChangeSetId id) {
        return rows.lastOf(id.uuid());
    }
}
