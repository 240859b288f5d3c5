package dev.gatekeeper.consumer.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is answered for a change set whose fate is known. Keys without a value are left out.
sealed interface StatusAnswer {

    /// @param changes how many changes it had
    /// @param overwritten inserts that found their primary key taken
    /// @param missing updates and deletes that found no row
    /// @param replayOf the rejection as whose replay it was sent
    /// @param rejections what else came under this id and was refused, the newest first, the last few; who sent it
    ///     asks with the same id
    @Serdeable
    record Applied(
            UUID id,
            String stream,
            String status,
            String topic,
            int partition,
            long offset,
            int changes,
            int inserted,
            int updated,
            int deleted,
            int truncated,
            int messages,
            int overwritten,
            int missing,
            Instant acceptedAt,
            Instant appliedAt,
            @Nullable UUID replayOf,
            List<Refused> rejections)
            implements StatusAnswer {

        static Applied of(Fate.Applied applied) {
            var entry = applied.entry();
            return new Applied(
                    entry.id(),
                    entry.stream(),
                    "applied",
                    entry.topic(),
                    entry.partition(),
                    entry.logOffset(),
                    entry.inserted()
                            + entry.updated()
                            + entry.deleted()
                            + entry.truncated()
                            + entry.messages()
                            + entry.missing(),
                    entry.inserted(),
                    entry.updated(),
                    entry.deleted(),
                    entry.truncated(),
                    entry.messages(),
                    entry.overwritten(),
                    entry.missing(),
                    entry.acceptedAt(),
                    entry.decidedAt(),
                    applied.replayOf(),
                    applied.refused().stream().map(Refused::of).toList());
        }
    }

    /// @param offset where it stands in the log
    @Serdeable
    record Refused(UUID rejectionId, String reason, int partition, long offset, Instant rejectedAt) {

        static Refused of(RejectionSummary rejection) {
            return new Refused(
                    rejection.id(),
                    rejection.reason(),
                    rejection.partition(),
                    rejection.logOffset(),
                    rejection.rejectedAt());
        }
    }

    @Serdeable
    record Rejected(
            UUID id,
            @Nullable String stream,
            String status,
            UUID rejectionId,
            String reason,
            String detail,
            int violationCount,
            String topic,
            int partition,
            long offset,
            @Nullable String sqlState,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            @Nullable String constraint,
            Instant rejectedAt,
            @Nullable UUID replayOf)
            implements StatusAnswer {

        static Rejected of(ChangeSetId id, RejectionSummary rejection) {
            return new Rejected(
                    id.uuid(),
                    rejection.stream(),
                    "rejected",
                    rejection.id(),
                    rejection.reason(),
                    rejection.detail(),
                    rejection.violationCount(),
                    rejection.topic(),
                    rejection.partition(),
                    rejection.logOffset(),
                    rejection.sqlState(),
                    rejection.schemaName(),
                    rejection.tableName(),
                    rejection.columnName(),
                    rejection.constraintName(),
                    rejection.rejectedAt(),
                    rejection.replayOf());
        }
    }
}
