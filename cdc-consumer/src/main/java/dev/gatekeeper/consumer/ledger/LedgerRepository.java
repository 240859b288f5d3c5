package dev.gatekeeper.consumer.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `cdc.change_set`. Takes part in the caller's transaction.
@JdbcRepository(dialect = Dialect.POSTGRES)
public abstract class LedgerRepository implements GenericRepository<LedgerEntry, UUID> {

    /// What an entry takes in the binary format, about.
    private static final int ENTRY_BYTES = 320;

    /// How many entries one look at a stream reads.
    static final int RECENT = 100_000;

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

    /// The applied change set of a stream that stands last in the log, replays left out, among the last [#RECENT] that
    /// were decided since a moment. There is no index of streams, which every write of the ledger would pay for.
    public Optional<LatestApplied> latestApplied(String stream, Instant since) {
        var sql = """
            select topic, partition, log_offset, accepted_at
            from (select * from cdc.change_set where decided_at >= ? order by decided_at desc limit ?) as recent
            where stream = ? and outcome = 'applied'
              and not exists (select from cdc.rejection_replay p where p.change_set_id = recent.id)
            order by accepted_at desc, log_offset desc limit 1
            """;
        return jdbc.prepareStatement(sql, query -> {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            query.setInt(2, RECENT);
            query.setString(3, stream);
            try (var found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new LatestApplied(
                                found.getString("topic"),
                                found.getInt("partition"),
                                found.getLong("log_offset"),
                                found.getTimestamp("accepted_at").toInstant()))
                        : Optional.empty();
            }
        });
    }

    /// Enters the fates of change sets, all at once.
    ///
    /// @throws DataAccessException on the primary key where one of the ids stands already
    void enter(List<LedgerEntry> entries) {
        var sql = """
            copy cdc.change_set (id, stream, payload_sha256, outcome, rejection_id, topic, partition, log_offset,
                accepted_at, decided_at, inserted, updated, deleted, truncated, messages, overwritten, missing)
            from stdin (format binary)
            """;
        var rows = new BinaryRows(17, 64 + entries.size() * ENTRY_BYTES);
        entries.forEach(entry -> add(entry, rows));
        jdbc.execute(connection -> rows.send(connection, sql));
    }

    private static void add(LedgerEntry entry, BinaryRows rows) {
        rows.row()
                .uuid(entry.id())
                .text(entry.stream())
                .text(entry.payloadSha256())
                .text(entry.outcome())
                .uuid(entry.rejectionId())
                .text(entry.topic())
                .int4(entry.partition())
                .int8(entry.logOffset())
                .moment(entry.acceptedAt())
                .moment(entry.decidedAt())
                .int4(entry.inserted())
                .int4(entry.updated())
                .int4(entry.deleted())
                .int4(entry.truncated())
                .int4(entry.messages())
                .int4(entry.overwritten())
                .int4(entry.missing());
    }
}
