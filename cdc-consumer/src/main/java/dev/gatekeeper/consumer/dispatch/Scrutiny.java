package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.Place;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How closely partitions are looked at after trouble. What stands before the record at fault is taken without it;
/// where no record is known to be at fault, half as many are tried the next time; so the one that fails soon stands
/// alone, and what is good before it commits. As batches commit, twice as many are tried the next time.
///
/// It is kept in memory: after a restart, or where another consumer takes the partition over, it begins anew.
/// Thread-safe, where each partition is one thread's.
@Singleton
final class Scrutiny {

    /// As many as a poll ever brings.
    private static final int ALL = 1 << 16;

    private static final long NONE = -1;

    private final ConcurrentMap<TopicPartition, Look> looks = new ConcurrentHashMap<>();

    /// @param most how many records are tried at once
    /// @param suspect the offset of the record that was being written when trouble came, or [#NONE]
    /// @param failedAlone whether that record was tried alone, and failed
    /// @param failingSince since when it has failed at each attempt while the database was well otherwise
    private record Look(
            int most,
            long suspect,
            boolean failedAlone,
            @Nullable Instant failingSince) {
        static final Look CALM = new Look(ALL, NONE, false, null);
    }

    /// The first records, as many as are to be tried at once.
    List<ConsumerRecord<byte[], Value>> narrow(TopicPartition partition, List<ConsumerRecord<byte[], Value>> records) {
        var look = looks.getOrDefault(partition, Look.CALM);
        var most = look.most();
        for (var at = 0; at < records.size() && look.suspect() != NONE; at++) {
            if (records.get(at).offset() == look.suspect()) {
                most = Math.min(most, Math.max(at, 1));
            }
        }
        return records.size() <= most ? records : records.subList(0, most);
    }

    /// @param tried all that were tried together
    /// @param at the record that was being written, where that is known
    void troubled(TopicPartition partition, List<ConsumerRecord<byte[], Value>> tried, @Nullable Place at) {
        var first = tried.getFirst().offset();
        if (tried.size() == 1) {
            var before = looks.getOrDefault(partition, Look.CALM);
            var since = before.suspect() == first && before.failedAlone() ? before.failingSince() : null;
            looks.put(partition, new Look(1, first, true, since));
        } else if (at != null) {
            looks.put(partition, new Look(ALL, at.offset(), false, null));
        } else {
            looks.put(partition, new Look(tried.size() / 2, NONE, false, null));
        }
    }

    /// The record that has just failed alone did so while the database was well.
    ///
    /// @return since when it has done so at each attempt
    Instant failedThoughAllIsWell(TopicPartition partition, Instant now) {
        var look = looks.getOrDefault(partition, Look.CALM);
        var since = Optional.ofNullable(look.failingSince()).orElse(now);
        looks.put(partition, new Look(look.most(), look.suspect(), look.failedAlone(), since));
        return since;
    }

    /// The database was not well: that the record failed again says nothing of the record.
    void failedAsAllDoes(TopicPartition partition) {
        looks.computeIfPresent(partition, (_, look) -> new Look(look.most(), look.suspect(), look.failedAlone(), null));
    }

    void committed(TopicPartition partition, long next) {
        looks.computeIfPresent(partition, (_, look) -> {
            if (look.suspect() >= next) {
                return look;
            }
            return look.most() >= ALL / 2 ? null : new Look(look.most() * 2, NONE, false, null);
        });
    }

    void forget(TopicPartition partition) {
        looks.remove(partition);
    }
}
