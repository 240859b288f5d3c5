package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Operation;
import dev.gatekeeper.bench.workload.Operation.Upsert;
import dev.gatekeeper.bench.workload.Scenario;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// What PostgreSQL itself can do with a load's rows: one connection, every row in memory beforehand, nothing read or
/// parsed. No sink that upserts can be faster than the bare upsert.
enum Ceiling {
    /// `COPY … FROM STDIN` in the text format, one transaction, as a loader of a new table would. Fresh rows of one
    /// table only.
    COPY("COPY") {
        @Override
        Curve run(Load load, Target target) throws SQLException {
            return copy(load, target);
        }
    },
    /// `INSERT … SELECT FROM unnest(…) ON CONFLICT`, and `DELETE … USING unnest(…)`, one transaction for each batch.
    UPSERT("bare upsert") {
        @Override
        Curve run(Load load, Target target) throws SQLException {
            return batches(load, target, false);
        }
    },
    /// The same, and in each transaction a ledger row for each change set and the position.
    LEDGER("with the ledger") {
        @Override
        Curve run(Load load, Target target) throws SQLException {
            return batches(load, target, true);
        }
    };

    /// Operations in a transaction: beyond about 2,000 it gets no faster.
    private static final int BATCH = 2_000;

    private final String title;

    Ceiling(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean fits(Load load) {
        return switch (this) {
            case COPY -> load.scenario() == Scenario.FRESH;
            case UPSERT, LEDGER -> true;
        };
    }

    abstract Curve run(Load load, Target target) throws SQLException;

    private static Curve copy(Load load, Target target) throws SQLException {
        var chunks = new ArrayList<byte[]>();
        for (var start = 0; start < load.operations(); start += BATCH) {
            chunks.add(copyText(load.range(start, Math.min(load.operations(), start + BATCH))));
        }
        var points = new ArrayList<Curve.Point>();
        try (var connection = target.connect()) {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + load.scenario().tables().getFirst() + " from stdin");
            points.add(new Curve.Point(0, System.nanoTime()));
            for (var chunk : chunks) {
                copy.writeToCopy(chunk, 0, chunk.length);
            }
            copy.endCopy();
            points.add(new Curve.Point(load.operations(), System.nanoTime()));
        }
        return new Curve(points);
    }

    private static byte[] copyText(List<Operation> operations) {
        var text = new StringBuilder();
        for (var operation : operations) {
            if (operation instanceof Upsert(var _, var row)) {
                text.append(row.id())
                        .append('\t')
                        .append(row.version())
                        .append('\t')
                        .append(row.amount());
                text.append('\t')
                        .append(row.placedAt())
                        .append('\t')
                        .append(row.note())
                        .append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Curve batches(Load load, Target target, boolean withLedger) throws SQLException {
        var batches = new ArrayList<List<TableBatch>>();
        for (var start = 0; start < load.operations(); start += BATCH) {
            batches.add(byTable(load, load.range(start, Math.min(load.operations(), start + BATCH))));
        }
        var points = new ArrayList<Curve.Point>();
        try (var connection = target.connect()) {
            connection.setAutoCommit(false);
            var writer = new BareWriter(connection, load.scenario().tables());
            var ledger = withLedger ? BareLedger.create(connection, target) : null;
            points.add(new Curve.Point(0, System.nanoTime()));
            var written = 0;
            for (var batch : batches) {
                for (var part : batch) {
                    writer.write(part);
                }
                var next = Math.min(load.operations(), written + BATCH);
                if (ledger != null) {
                    ledger.enter(
                            written / load.scenario().setSize(),
                            next / load.scenario().setSize());
                }
                connection.commit();
                written = next;
                points.add(new Curve.Point(written, System.nanoTime()));
            }
        }
        return new Curve(points);
    }

    private static List<TableBatch> byTable(Load load, List<Operation> operations) {
        return load.scenario().tables().stream()
                .map(table -> new TableBatch(table, operations))
                .toList();
    }
}
