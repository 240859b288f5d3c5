package dev.gatekeeper.bench.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Set-based statements, each prepared once. Used by one thread.
final class BareWriter {

    private static final List<String> ARRAYS = List.of("int8", "int4", "text", "text", "text");

    private final Connection connection;
    private final Map<String, PreparedStatement> upserts = new HashMap<>();
    private final Map<String, PreparedStatement> deletes = new HashMap<>();

    BareWriter(Connection connection, List<String> tables) throws SQLException {
        this.connection = connection;
        for (var table : tables) {
            upserts.put(table, connection.prepareStatement("""
                    insert into %s as t (id, version, amount, placed_at, note)
                    select id, version, amount::numeric(12,2), placed_at::timestamp, note
                    from unnest(?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[])
                         as row (id, version, amount, placed_at, note)
                    on conflict (id) do update
                    set version = excluded.version, amount = excluded.amount,
                        placed_at = excluded.placed_at, note = excluded.note
                    """.formatted(table)));
            deletes.put(table, connection.prepareStatement("""
                    delete from %s t using unnest(?::bigint[]) as gone (id) where t.id = gone.id
                    """.formatted(table)));
        }
    }

    void write(TableBatch batch) throws SQLException {
        if (batch.columns().getFirst().length > 0) {
            var upsert = Objects.requireNonNull(upserts.get(batch.table()));
            for (var i = 0; i < ARRAYS.size(); i++) {
                upsert.setArray(
                        i + 1,
                        connection.createArrayOf(ARRAYS.get(i), batch.columns().get(i)));
            }
            upsert.executeUpdate();
        }
        if (batch.deleted().length > 0) {
            var delete = Objects.requireNonNull(deletes.get(batch.table()));
            delete.setArray(1, connection.createArrayOf("int8", batch.deleted()));
            delete.executeUpdate();
        }
    }
}
