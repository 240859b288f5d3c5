package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Operation;
import dev.gatekeeper.bench.workload.Operation.Delete;
import dev.gatekeeper.bench.workload.Operation.Upsert;
import dev.gatekeeper.bench.workload.Row;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// What one transaction does to one table, made into arrays beforehand, as the driver takes them.
final class TableBatch {

    private final String table;
    private final List<Object[]> columns;
    private final Object[] deleted;

    /// @param operations those on other tables are left out
    TableBatch(String table, List<Operation> operations) {
        this.table = table;
        this.columns = List.of(
                column(table, operations, Row::id, Long[]::new),
                column(table, operations, Row::version, Integer[]::new),
                column(table, operations, Row::amount, String[]::new),
                column(table, operations, Row::placedAt, String[]::new),
                column(table, operations, Row::note, String[]::new));
        this.deleted = on(table, operations)
                .filter(Delete.class::isInstance)
                .map(Operation::id)
                .toArray(Long[]::new);
    }

    private static Object[] column(
            String table, List<Operation> operations, Function<Row, Object> value, IntFunction<Object[]> array) {
        return on(table, operations)
                .filter(Upsert.class::isInstance)
                .map(upsert -> value.apply(((Upsert) upsert).row()))
                .toArray(array);
    }

    private static Stream<Operation> on(String table, List<Operation> operations) {
        return operations.stream().filter(operation -> operation.table().equals(table));
    }

    String table() {
        return table;
    }

    /// An array of values for each column; not copied.
    List<Object[]> columns() {
        return columns;
    }

    /// Keys; not copied.
    Object[] deleted() {
        return deleted;
    }
}
