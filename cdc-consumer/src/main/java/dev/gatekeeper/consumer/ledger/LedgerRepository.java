package dev.gatekeeper.consumer.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `cdc.change_set`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
public abstract class LedgerRepository implements GenericRepository<LedgerEntry, UUID> {

    private final JdbcOperations jdbc;

    LedgerRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public abstract List<LedgerEntry> findByIdIn(Collection<UUID> ids);

    /// Makes room for another payload under an id whose first was rejected.
    @Query("delete from cdc.change_set where id = :id and outcome = 'rejected'")
    abstract void removeRejected(UUID id);

    @Query("update cdc.change_set set repeats = repeats + 1 where id in (:ids)")
    abstract void countRepeats(Collection<UUID> ids);

    /// What is known of the ids that are known.
    List<KnownId> known(Collection<UUID> ids) {
        var sql = "select id, payload_sha256, outcome, decided_at from cdc.change_set where id = any (?)";
        return jdbc.prepareStatement(sql, query -> {
            query.setArray(1, query.getConnection().createArrayOf("uuid", ids.toArray()));
            var known = new ArrayList<KnownId>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    known.add(new KnownId(
                            found.getObject("id", UUID.class),
                            found.getString("payload_sha256"),
                            found.getString("outcome"),
                            found.getTimestamp("decided_at").toInstant()));
                }
            }
            return known;
        });
    }

    /// Enters the fates of change sets, all at once.
    ///
    /// @throws DataAccessException on the primary key where one of the ids stands already
    void enter(List<LedgerEntry> entries) {
        var sql = """
            insert into cdc.change_set (id, stream, payload_sha256, outcome, rejection_id, topic, partition, log_offset,
                accepted_at, decided_at, inserted, updated, deleted, truncated, messages, overwritten, missing)
            select id, stream, payload_sha256, outcome, rejection_id, topic, partition, log_offset, accepted_at, decided_at,
                inserted, updated, deleted, truncated, messages, overwritten, missing
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as entry (id, stream, payload_sha256, outcome,
                rejection_id, topic, partition, log_offset, accepted_at, decided_at, inserted, updated, deleted, truncated,
                messages, overwritten, missing)
            """;
        jdbc.prepareStatement(sql, insert -> {
            var columns = new Parameters(insert, entries);
            columns.add("uuid", LedgerEntry::id);
            columns.add("text", LedgerEntry::stream);
            columns.add("text", LedgerEntry::payloadSha256);
            columns.add("text", LedgerEntry::outcome);
            columns.add("uuid", LedgerEntry::rejectionId);
            columns.add("text", LedgerEntry::topic);
            columns.add("int4", LedgerEntry::partition);
            columns.add("int8", LedgerEntry::logOffset);
            columns.add("timestamptz", LedgerEntry::acceptedAt);
            columns.add("timestamptz", LedgerEntry::decidedAt);
            columns.add("int4", LedgerEntry::inserted);
            columns.add("int4", LedgerEntry::updated);
            columns.add("int4", LedgerEntry::deleted);
            columns.add("int4", LedgerEntry::truncated);
            columns.add("int4", LedgerEntry::messages);
            columns.add("int4", LedgerEntry::overwritten);
            columns.add("int4", LedgerEntry::missing);
            return insert.executeUpdate();
        });
    }

    /// Columns of entries, each as one array.
    private static final class Parameters {
        private final PreparedStatement statement;
        private final Connection connection;
        private final List<LedgerEntry> entries;
        private int count;

        Parameters(PreparedStatement statement, List<LedgerEntry> entries) throws SQLException {
            this.statement = statement;
            this.connection = statement.getConnection();
            this.entries = entries;
        }

        void add(String type, Function<LedgerEntry, @Nullable Object> value) throws SQLException {
            count++;
            statement.setArray(
                    count,
                    connection.createArrayOf(type, entries.stream().map(value).toArray()));
        }
    }
}
