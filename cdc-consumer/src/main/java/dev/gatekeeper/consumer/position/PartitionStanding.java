package dev.gatekeeper.consumer.position;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a partition stands: its position, and what the consumer that holds it last saw.
///
/// @param logEnd the offset after the log's last record; null where no consumer has said
/// @param seenAt when it was last seen; null where it never was
/// @param blockedSince null where it gets on, or where no consumer has told of it for a minute
/// @param blockedOffset the record at fault, where it has failed alone
/// @param rejectOrderedAt when an operator ordered that record to be rejected
@Introspected
public record PartitionStanding(
        String topic,
        int partition,
        long nextOffset,
        @Nullable Long logEnd,
        Instant advancedAt,
        @Nullable Instant seenAt,
        @Nullable Instant blockedSince,
        @Nullable String blockedWhy,
        @Nullable String blockedRemedy,
        @Nullable Long blockedOffset,
        @Nullable UUID changeSetId,
        @Nullable String stream,
        @Nullable Instant rejectOrderedAt) {

    /// Whether the record there is known to be what blocks the partition.
    public boolean isBlockedAt(long offset) {
        return blockedSince != null && blockedOffset != null && blockedOffset == offset && nextOffset == offset;
    }
}
