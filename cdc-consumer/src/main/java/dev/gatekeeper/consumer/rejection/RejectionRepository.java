package dev.gatekeeper.consumer.rejection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `cdc.rejection`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RejectionRepository extends GenericRepository<RejectionRow, UUID> {

    Optional<RejectionRow> findById(UUID id);

    /// What the sink refused under these ids, the newest first: the last of each id.
    @Query("""
        select id, change_set_id, stream, reason, detail, violation_count, topic, partition, log_offset, sql_state,
               schema_name, table_name, column_name, constraint_name, rejected_at, replay_of
        from (select *, row_number() over (partition by change_set_id order by rejected_at desc, id) as place
              from cdc.rejection where change_set_id in (:changeSetIds) and stage = 'sink') as placed
        where place <= :most
        order by rejected_at desc, id
        """)
    List<RejectionSummary> lastOf(Collection<UUID> changeSetIds, int most);

    /// Opens a rejection again that is resolved and is refused anew since.
    ///
    /// @return 0 where it is not kept, is in another state, or was refused before
    @Query("""
        update cdc.rejection set state = 'open', state_at = :rejectedAt, state_by = null, state_note = null
        where id = :id and state = 'resolved' and rejected_at < :rejectedAt
          and (state_at is null or state_at < :rejectedAt)
        """)
    int reopen(UUID id, Instant rejectedAt);

    /// Keeps a rejection. One that is kept already counts once more, takes the newer reasons, and keeps its state, the
    /// moment of its first receipt, and the longer of the payloads, of which one may be an excerpt; one that is not
    /// newer changes nothing. What bears the moment at which it was audited was read from the audit topic.
    @Query("""
        insert into cdc.rejection as kept (
            id, change_set_id, stream, stage, reason, detail, violations, violation_count, payload, payload_length,
            content_type, referral, principal, received_at, rejected_at, topic, partition, log_offset, sql_state,
            schema_name, table_name, column_name, constraint_name, sql_detail, audited_at, read_back_at, replay_of,
            first_rejected_at)
        values (
            :id, :changeSetId, :stream, :stage, :reason, :detail, cast(:violations as jsonb), :violationCount, :payload,
            :payloadLength, :contentType, :referral, :principal, :receivedAt, :rejectedAt, :topic, :partition, :logOffset,
            :sqlState, :schemaName, :tableName, :columnName, :constraintName, :sqlDetail, :auditedAt, :auditedAt, :replayOf,
            :rejectedAt)
        on conflict (id) do update set
            change_set_id = excluded.change_set_id, stream = excluded.stream, stage = excluded.stage,
            reason = excluded.reason, detail = excluded.detail, violations = excluded.violations,
            violation_count = excluded.violation_count,
            payload = case when length(kept.payload) >= length(excluded.payload) then kept.payload else excluded.payload end,
            payload_length = excluded.payload_length, content_type = excluded.content_type,
            referral = excluded.referral, principal = excluded.principal,
            received_at = least(kept.received_at, excluded.received_at),
            rejected_at = excluded.rejected_at, topic = excluded.topic, partition = excluded.partition,
            log_offset = excluded.log_offset, sql_state = excluded.sql_state, schema_name = excluded.schema_name,
            table_name = excluded.table_name, column_name = excluded.column_name,
            constraint_name = excluded.constraint_name, sql_detail = excluded.sql_detail,
            audited_at = excluded.audited_at, read_back_at = excluded.read_back_at, replay_of = excluded.replay_of,
            times = kept.times + 1
        where kept.rejected_at < excluded.rejected_at
        """)
    int keep(RejectionRow row);

    /// The oldest rejections that have yet to be published.
    @Query("select * from cdc.rejection where audited_at is null order by rejected_at limit :most")
    List<RejectionRow> unpublished(int most);

    /// Notes that the rejection stands in the audit topic just as it was made, unless it was made anew since.
    @Query("""
        update cdc.rejection set audited_at = coalesce(audited_at, now()) where id = :id and rejected_at = :rejectedAt
        """)
    void markPublished(UUID id, Instant rejectedAt);

    /// Notes that the rejection was read from the audit topic just as it was made.
    ///
    /// @return 0 where it is not kept, or was made anew since
    @Query("""
        update cdc.rejection set audited_at = coalesce(audited_at, :now), read_back_at = coalesce(read_back_at, :now)
        where id = :id and rejected_at = :rejectedAt
        """)
    int markReadBack(UUID id, Instant rejectedAt, Instant now);

    @Query("select count(*) from cdc.rejection where audited_at is null")
    long countUnpublished();

    @Query("select count(*) from cdc.rejection where state = 'open'")
    long countOpen();

    /// Removes some of the oldest rejections that were read back from the audit topic.
    @Query("""
        delete from cdc.rejection where id in (
            select id from cdc.rejection where rejected_at < :before and read_back_at is not null
            order by rejected_at limit :most)
        """)
    int purge(Instant before, int most);
}
