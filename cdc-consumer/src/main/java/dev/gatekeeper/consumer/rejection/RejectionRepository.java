package dev.gatekeeper.consumer.rejection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `cdc.rejection`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RejectionRepository extends GenericRepository<RejectionRow, UUID> {

    Optional<RejectionRow> findById(UUID id);

    /// The last that the sink made of a change set.
    @Query("""
        select id, stream, reason, detail, violation_count, topic, partition, log_offset, sql_state, schema_name,
               table_name, column_name, constraint_name, rejected_at
        from cdc.rejection where change_set_id = :changeSetId and stage = 'sink'
        order by rejected_at desc limit 1
        """)
    Optional<RejectionSummary> lastOf(UUID changeSetId);

    /// Keeps a rejection. One that is kept already takes the newer reasons, and keeps its state; an older one changes
    /// nothing.
    @Query("""
        insert into cdc.rejection as kept (
            id, change_set_id, stream, stage, reason, detail, violations, violation_count, payload, payload_length,
            content_type, referral, principal, received_at, rejected_at, topic, partition, log_offset, sql_state,
            schema_name, table_name, column_name, constraint_name, audited_at)
        values (
            :id, :changeSetId, :stream, :stage, :reason, :detail, cast(:violations as jsonb), :violationCount, :payload,
            :payloadLength, :contentType, :referral, :principal, :receivedAt, :rejectedAt, :topic, :partition, :logOffset,
            :sqlState, :schemaName, :tableName, :columnName, :constraintName, :auditedAt)
        on conflict (id) do update set
            change_set_id = excluded.change_set_id, stream = excluded.stream, stage = excluded.stage,
            reason = excluded.reason, detail = excluded.detail, violations = excluded.violations,
            violation_count = excluded.violation_count, payload = excluded.payload,
            payload_length = excluded.payload_length, content_type = excluded.content_type,
            referral = excluded.referral, principal = excluded.principal, received_at = excluded.received_at,
            rejected_at = excluded.rejected_at, topic = excluded.topic, partition = excluded.partition,
            log_offset = excluded.log_offset, sql_state = excluded.sql_state, schema_name = excluded.schema_name,
            table_name = excluded.table_name, column_name = excluded.column_name,
            constraint_name = excluded.constraint_name, audited_at = excluded.audited_at
        where kept.rejected_at < excluded.rejected_at
           or kept.rejected_at = excluded.rejected_at and kept.audited_at is null
        """)
    int keep(RejectionRow row);

    /// The oldest rejections that have yet to be published, locked for this transaction; those that another transaction
    /// is publishing are passed over.
    @Query("""
        select * from cdc.rejection where audited_at is null
        order by rejected_at limit :most for update skip locked
        """)
    List<RejectionRow> lockUnpublished(int most);

    @Query("update cdc.rejection set audited_at = now() where id in (:ids)")
    void markPublished(List<UUID> ids);
}
