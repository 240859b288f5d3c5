package dev.gatekeeper.consumer.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `cdc.change_set`, as it is cleaned up. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UpkeepRepository extends GenericRepository<LedgerEntry, UUID> {

    /// Removes some of the oldest entries. Both moments count: a clock that is ahead accepts what was decided before.
    @Query("""
        delete from cdc.change_set where id in (
            select id from cdc.change_set where decided_at < :before and accepted_at < :before
            order by decided_at limit :most)
        """)
    int prune(Instant before, int most);

    @Query("select min(decided_at) from cdc.change_set")
    Optional<Instant> oldest();

    /// When the partition that has waited longest came to a halt with records left; null where none has.
    @Query("select min(advanced_at) from cdc.lag where lag > 0 or blocked_since is not null")
    @Nullable
    Instant waitingSince();
}
