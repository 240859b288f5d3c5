package dev.gatekeeper.bench.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/// The consumer's own ledger and position tables, written set-based and without a look at what stands in them. Used
/// by one thread.
final class BareLedger {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private final Connection connection;
    private final PreparedStatement entries;
    private final PreparedStatement position;

    private BareLedger(Connection connection) throws SQLException {
        this.connection = connection;
        this.entries = connection.prepareStatement("""
                insert into cdc.change_set (id, stream, payload_sha256, outcome, topic, partition, log_offset,
                    accepted_at, decided_at, inserted, updated, deleted, truncated, messages, overwritten, missing)
                select id, stream, digest, 'applied', 'bench', 0, log_offset, now(), now(), 1, 0, 0, 0, 0, 0, 0
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) as entry (id, stream, digest, log_offset)
                """);
        this.position = connection.prepareStatement("""
                update cdc.partition_position set next_offset = ?, advanced_at = now()
                where topic = 'bench' and partition = 0 and next_offset = ?
                """);
    }

    /// Makes the tables by the consumer's own migrations.
    ///
    /// @param connection in a transaction, which this may end
    static BareLedger create(Connection connection, Target target) throws SQLException {
        Flyway.configure()
                .dataSource(target.url(), target.username(), target.password())
                .locations("classpath:db/migrations/cdc")
                .defaultSchema("cdc")
                .schemas("cdc")
                .load()
                .migrate();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into cdc.partition_position (topic, partition, topic_id, partition_count, next_offset, advanced_at)
                    values ('bench', 0, 'none', 1, 0, now())
                    """);
        }
        connection.commit();
        return new BareLedger(connection);
    }

    /// Enters the change sets from one number to before another.
    void enter(int start, int end) throws SQLException {
        var count = end - start;
        // Ids in no order, as name-based ones are.
        var ids = IntStream.range(start, end)
                .mapToObj(number -> new UUID(number * 0x9E37_79B9_7F4A_7C15L, number * 0xBF58_476D_1CE4_E5B9L))
                .toArray(UUID[]::new);
        entries.setArray(1, connection.createArrayOf("uuid", ids));
        entries.setArray(2, connection.createArrayOf("text", filled(count, "bench")));
        entries.setArray(3, connection.createArrayOf("text", filled(count, DIGEST)));
        entries.setArray(
                4,
                connection.createArrayOf(
                        "int8",
                        IntStream.range(start, end).mapToObj(Long::valueOf).toArray(Long[]::new)));
        entries.executeUpdate();
        position.setLong(1, end);
        position.setLong(2, start);
        position.executeUpdate();
    }

    private static String[] filled(int count, String text) {
        var texts = new String[count];
        Arrays.fill(texts, text);
        return texts;
    }
}
