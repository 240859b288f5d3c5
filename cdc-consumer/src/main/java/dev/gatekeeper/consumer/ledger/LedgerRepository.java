package dev.gatekeeper.consumer.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `cdc.change_set`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LedgerRepository extends GenericRepository<LedgerEntry, UUID> {

    Optional<LedgerEntry> findById(UUID id);

    List<LedgerEntry> findByIdIn(Collection<UUID> ids);

    /// Enters a change set's fate, in the place of an earlier rejection too, but never in the place of an effect.
    ///
    /// @return 0 where the id was applied meanwhile, else 1
    @Query("""
        insert into cdc.change_set (
            id, stream, payload_sha256, outcome, rejection_id, topic, partition, log_offset, accepted_at, decided_at,
            inserted, updated, deleted, truncated, messages, overwritten, missing, repeats)
        values (
            :id, :stream, :payloadSha256, :outcome, :rejectionId, :topic, :partition, :logOffset, :acceptedAt, :decidedAt,
            :inserted, :updated, :deleted, :truncated, :messages, :overwritten, :missing, :repeats)
        on conflict (id) do update set
            stream = excluded.stream, payload_sha256 = excluded.payload_sha256, outcome = excluded.outcome,
            rejection_id = excluded.rejection_id, topic = excluded.topic, partition = excluded.partition,
            log_offset = excluded.log_offset, accepted_at = excluded.accepted_at, decided_at = excluded.decided_at,
            inserted = excluded.inserted, updated = excluded.updated, deleted = excluded.deleted,
            truncated = excluded.truncated, messages = excluded.messages, overwritten = excluded.overwritten,
            missing = excluded.missing
        where change_set.outcome = 'rejected'
        """)
    int enter(LedgerEntry entry);

    @Query("update cdc.change_set set repeats = repeats + 1 where id = :id")
    void countRepeat(UUID id);
}
