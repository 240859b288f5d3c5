package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.dispatch.Suspect;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The partitions of this process that are not getting on. Thread-safe.
@Singleton
public final class BlockedPartitions {

    private final ConcurrentMap<TopicPartition, Blocked> blocked = new ConcurrentHashMap<>();
    private final Clock clock;

    BlockedPartitions(Clock clock) {
        this.clock = clock;
    }

    public List<Blocked> list() {
        return blocked.values().stream()
                .sorted(Comparator.comparing(Blocked::topic).thenComparingInt(Blocked::partition))
                .toList();
    }

    /// Keeps since when the partition is blocked, where it was already.
    ///
    /// @return whether this is news: it was not blocked, or for another reason
    boolean put(TopicPartition partition, String why, String remedy, @Nullable Suspect at) {
        var now = clock.instant();
        var before = blocked.get(partition);
        blocked.merge(
                partition,
                new Blocked(partition.topic(), partition.partition(), now, why, remedy, at),
                (old, fresh) -> new Blocked(old.topic(), old.partition(), old.since(), why, remedy, at));
        return before == null || !before.why().equals(why);
    }

    Optional<Blocked> of(TopicPartition partition) {
        return Optional.ofNullable(blocked.get(partition));
    }

    /// @return whether it was blocked
    boolean clear(TopicPartition partition) {
        return blocked.remove(partition) != null;
    }
}
