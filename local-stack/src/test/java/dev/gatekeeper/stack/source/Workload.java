package dev.gatekeeper.stack.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// Random transactions on all tables of the source. What breaks a constraint is rolled back, by itself or with all of
/// its transaction, as in life.
final class Workload {

    private static final List<String> SWAPS = List.of(
            "update swap_full set id = case id when %1$d then %2$d else %1$d end where id in (%1$d, %2$d)",
            "update swap_index set id = case id when %1$d then %2$d else %1$d end where id in (%1$d, %2$d)",
            "update swap_unique set u = case u when %1$d then %2$d else %1$d end where u in (%1$d, %2$d)",
            "update swap_full set id = id + 1 where id > %1$d",
            "update swap_index set id = (select max(id) + min(id) from swap_index) - id");

    private static final List<String> STEPS = List.of(
            "update swap set id = -1 where id = %1$d; update swap set id = %1$d where id = %2$d; "
                    + "update swap set id = %2$d where id = -1",
            "insert into swap values (%1$d, 'new'); update swap set id = %2$d where id = %1$d; "
                    + "update swap set v = 'moved' where id = %2$d; delete from swap where id = %2$d; "
                    + "insert into swap values (%2$d, 'again')",
            "insert into big select %1$d, 's', string_agg(md5(i::text), ''), null from generate_series(1, 70) i; "
                    + "update big set small = 't' where id = %1$d; update big set id = %2$d where id = %1$d",
            "update big set big = big || 'x', small = null where id = %1$d",
            "update big_pair set v = v + 1",
            "update big_key set v = %1$d",
            "update full_big set small = 'u%1$d' where id %% 7 = %2$d %% 7",
            "delete from parent where id = %1$d",
            "update parent set id = %1$d where id = %2$d",
            "insert into tree values (%1$d, %2$d, 'leaf'), (%2$d, null, 'root')",
            "update parted set r = 'b' where r = 'a' and id > %1$d; update parted set v = %2$d where r = 'b'",
            "insert into numbers (id, i4) values (%1$d, 1) on conflict (id) do update set i4 = excluded.i4, n = 0.10",
            "merge into same using (values (%1$d, 'm'), (%2$d, 'n')) s (i, w) on id = i when matched then delete "
                    + "when not matched then insert values (i, w)",
            "insert into computed (id, a) values (%1$d, %2$d); update computed set a = a + 1",
            "insert into with_defaults (id) values (%1$d); update with_defaults set v = default",
            "insert into full_pk values (%1$d, null, 'NaN', '{}'), (%2$d, 'x', 0, null); update full_pk set b = 'y' "
                    + "where id = %1$d; update full_pk set id = id + 100 where id = %2$d",
            "update by_index set b = b || '.' where id = %1$d; update by_index set id = %2$d where id = %1$d",
            "select pg_logical_emit_message(true, 'pfx', 'hello \"q\" é %1$d')");

    private final Connection connection;
    private final RandomGenerator random;
    private final Values values;
    private final List<SourceTable> tables;
    private final List<SourceTable> identified;
    private final List<SourceTable> duplicable;

    Workload(Connection connection, RandomGenerator random) throws SQLException {
        this.connection = connection;
        this.random = random;
        this.values = new Values(random);
        this.tables = SourceTable.all(connection).stream()
                .filter(table -> !table.name().equals("public.odd_type"))
                .toList();
        this.identified = tables.stream().filter(SourceTable::identified).toList();
        this.duplicable = tables.stream()
                .filter(table ->
                        table.name().startsWith("public.full_") && !table.name().equals("public.full_pk"))
                .toList();
    }

    /// Rows that refer to rows, of which chance makes few.
    void lineage() throws SQLException {
        execute("insert into public.parent (id) values (1000)");
        execute("insert into public.child (id, p) values (1000, 1000)");
        execute("insert into public.grandchild (id, c) values (1000, 1000)");
    }

    /// @param truncating whether tables are emptied as well, now and then
    void run(int transactions, boolean truncating) throws SQLException, IOException {
        for (int i = 0; i < transactions; i++) {
            switch (random.nextInt(40)) {
                case 0 -> execute("select pg_logical_emit_message(false, 'p2', 'outside of any')");
                case 1 -> execute("select pg_logical_emit_message(true, 'bin', '\\x4142ff43'::bytea)");
                case 2 -> execute("select pg_current_xact_id()");
                case 3 -> attempt("insert into odd_type values (" + random.nextInt(1_000_000) + ", 'a')");
                case 4 -> copy();
                case 5 -> prepared();
                case 6, 7 -> {
                    if (truncating) {
                        truncate();
                    }
                }
                default -> transaction();
            }
        }
    }

    private void transaction() throws SQLException {
        execute("begin");
        try {
            for (int i = random.nextInt(1, 7); i > 0; i--) {
                switch (random.nextInt(5)) {
                    case 0 -> execute(statement());
                    case 1 -> {
                        execute("savepoint undone");
                        attempt(statement());
                        execute("rollback to undone");
                    }
                    default -> attempt(statement());
                }
            }
            execute(random.nextInt(12) == 0 ? "rollback" : "commit");
        } catch (SQLException e) {
            execute("rollback");
            rethrowUnlessConstraint(e);
        }
    }

    /// Undoes it alone where it breaks a constraint.
    private void attempt(String sql) throws SQLException {
        var inTransaction = isInTransaction();
        if (inTransaction) {
            execute("savepoint tried");
        }
        try {
            execute(sql);
        } catch (SQLException e) {
            if (inTransaction) {
                execute("rollback to tried");
            }
            rethrowUnlessConstraint(e);
        }
    }

    private String statement() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> insert(any(tables));
            case 4, 5, 6 -> update(any(identified));
            case 7 -> "delete from " + one(any(identified));
            case 8 -> {
                var table = any(duplicable);
                yield "insert into " + table.name() + " select * from " + one(table);
            }
            default -> {
                var template = random.nextInt(3) == 0 ? any(SWAPS) : any(STEPS);
                yield template.formatted(random.nextInt(100), random.nextInt(100));
            }
        };
    }

    private String insert(SourceTable table) {
        var given = table.columns().stream()
                .filter(column -> !column.generated() && !(column.nullable() && random.nextInt(10) == 0))
                .toList();
        if (given.isEmpty()) {
            return "insert into " + table.name() + " default values";
        }
        return "insert into " + table.name()
                + given.stream().map(SourceTable.Column::quoted).collect(joining(", ", " (", ") values "))
                + IntStream.range(0, random.nextInt(1, 4))
                        .mapToObj(_ -> given.stream().map(this::literal).collect(joining(", ", "(", ")")))
                        .collect(joining(", "))
                // It can't be asked of keys that may stand twice for a while.
                + (random.nextBoolean() && !table.name().contains("swap_") ? " on conflict do nothing" : "");
    }

    private String update(SourceTable table) {
        var settable =
                table.columns().stream().filter(SourceTable.Column::writable).toList();
        var set = settable.stream()
                .filter(column -> random.nextInt(column.small() ? 8 : 3) == 0)
                .map(column -> column.quoted() + " = " + (random.nextInt(4) == 0 ? column.quoted() : literal(column)))
                .toList();
        if (set.isEmpty()) {
            return "delete from " + one(table);
        }
        return "update " + table.name() + " set " + String.join(", ", set) + where(table);
    }

    /// One of its rows, the same one whenever the table is the same.
    private String one(SourceTable table) {
        return table.name() + where(table);
    }

    private String where(SourceTable table) {
        return " where (tableoid, ctid) in (select tableoid, ctid from %1$s order by tableoid, ctid offset (select %2$d %% greatest(count(*), 1) from %1$s) limit 1)"
                .formatted(table.name(), random.nextInt(10_000));
    }

    private String literal(SourceTable.Column column) {
        var value = values.next(column);
        return value == null ? "null" : "cast('" + value.replace("'", "''") + "' as " + column.declared() + ")";
    }

    private void truncate() throws SQLException {
        var table = any(tables);
        attempt("truncate " + table.name() + (random.nextBoolean() ? ", app.same" : "") + " cascade");
    }

    private void prepared() throws SQLException {
        execute("begin");
        try {
            attempt(statement());
            execute("prepare transaction 'one'");
        } catch (SQLException e) {
            execute("rollback");
            rethrowUnlessConstraint(e);
            return;
        }
        transaction();
        execute("commit prepared 'one'");
    }

    private void copy() throws SQLException, IOException {
        var rows = "7\tseven\t1.5\n7\t\\N\t\\N\n7\tseven\t1.50\n";
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy no_key from stdin", new StringReader(rows));
    }

    private boolean isInTransaction() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
        }
    }

    /// A constraint, a number that is too large, and a row that a prepared transaction holds are part of the game.
    private static void rethrowUnlessConstraint(SQLException e) throws SQLException {
        var state = e.getSQLState();
        if (!state.startsWith("23") && !Set.of("22003", "55P03").contains(state)) {
            throw e;
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
