package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.position.PartitionStanding;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a partition stands. Keys without a value are left out.
///
/// @param position the offset of the next record to be taken
/// @param end the offset after the log's last record, as it was at `seenAt`
/// @param lag how many offsets lie between
@Serdeable
record PartitionAnswer(
        String topic,
        int partition,
        long position,
        @Nullable Long end,
        @Nullable Long lag,
        Instant advancedAt,
        @Nullable Instant seenAt,
        @Nullable Block blocked) {

    /// @param offset the record at fault, where it has failed alone
    /// @param rejectionOrderedAt when someone ordered that it be rejected
    @Serdeable
    record Block(
            Instant since,
            @Nullable String why,
            @Nullable String remedy,
            @Nullable Long offset,
            @Nullable UUID changeSetId,
            @Nullable String stream,
            @Nullable Instant rejectionOrderedAt) {}

    /// All of them.
    @Serdeable
    record All(List<PartitionAnswer> partitions) {}

    /// @param reason why the record that blocks the partition is to be rejected, for whoever reads the
    ///     rejection
    @Serdeable
    record Order(@Nullable String reason) {}

    @Serdeable
    record Ordered(String topic, int partition, long offset, String status) {}

    static PartitionAnswer of(PartitionStanding standing) {
        var end = standing.logEnd();
        var since = standing.blockedSince();
        return new PartitionAnswer(
                standing.topic(),
                standing.partition(),
                standing.nextOffset(),
                end,
                end == null ? null : (Long) Math.max(0, end - standing.nextOffset()),
                standing.advancedAt(),
                standing.seenAt(),
                since == null
                        ? null
                        : new Block(
                                since,
                                standing.blockedWhy(),
                                standing.blockedRemedy(),
                                standing.blockedOffset(),
                                standing.changeSetId(),
                                standing.stream(),
                                standing.rejectOrderedAt()));
    }
}
