package dev.gatekeeper.consumer.position;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `cdc.partition_status`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PartitionStatusRepository extends GenericRepository<PartitionPosition, PartitionPosition.Key> {

    /// Takes the newer view. An order stands for as long as the partition is blocked at the record that it names.
    @Query("""
        insert into cdc.partition_status as kept (
            topic, partition, seen_at, log_end, blocked_since, blocked_why, blocked_remedy, blocked_offset, change_set_id,
            stream)
        values (
            :topic, :partition, now(), :logEnd, :since, :why, :remedy, :blockedOffset, :changeSetId, :stream)
        on conflict (topic, partition) do update set
            seen_at = excluded.seen_at, log_end = coalesce(excluded.log_end, kept.log_end),
            blocked_since = excluded.blocked_since, blocked_why = excluded.blocked_why,
            blocked_remedy = excluded.blocked_remedy, blocked_offset = excluded.blocked_offset,
            change_set_id = excluded.change_set_id, stream = excluded.stream,
            reject_reason = case when kept.blocked_offset = excluded.blocked_offset then kept.reject_reason end,
            reject_ordered_at = case when kept.blocked_offset = excluded.blocked_offset then kept.reject_ordered_at end
        """)
    void see(
            String topic,
            int partition,
            @Nullable Long logEnd,
            @Nullable Instant since,
            @Nullable String why,
            @Nullable String remedy,
            @Nullable Long blockedOffset,
            @Nullable UUID changeSetId,
            @Nullable String stream);

    @Query("""
        insert into cdc.partition_status as kept (topic, partition, seen_at) values (:topic, :partition, now())
        on conflict (topic, partition) do update set seen_at = excluded.seen_at
        """)
    void touch(String topic, int partition);

    @Query("""
        select reject_reason from cdc.partition_status
        where topic = :topic and partition = :partition and blocked_offset = :blockedOffset
          and reject_ordered_at is not null
        """)
    Optional<String> ordered(String topic, int partition, long blockedOffset);

    @Query("""
        update cdc.partition_status set reject_reason = :reason, reject_ordered_at = now()
        where topic = :topic and partition = :partition and blocked_offset = :blockedOffset
        """)
    int order(String topic, int partition, long blockedOffset, String reason);

    @Query("""
        select l.topic, l.partition, l.next_offset, l.log_end, l.advanced_at, l.seen_at, l.blocked_since, b.blocked_why,
               b.blocked_remedy, b.blocked_offset, b.change_set_id, b.stream, b.reject_ordered_at
        from cdc.lag l left join cdc.blocked b on b.topic = l.topic and b.partition = l.partition
        order by l.topic, l.partition
        """)
    List<PartitionStanding> standings();
}
