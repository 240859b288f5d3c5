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

    /// Enters a change set's fate. Fails on the primary key where the id stands already.
    LedgerEntry save(LedgerEntry entry);

    /// Makes room for another payload under an id whose first was rejected.
    @Query("delete from cdc.change_set where id = :id and outcome = 'rejected'")
    void removeRejected(UUID id);

    @Query("update cdc.change_set set repeats = repeats + 1 where id = :id")
    void countRepeat(UUID id);
}
