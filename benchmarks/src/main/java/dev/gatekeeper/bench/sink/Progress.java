package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Sees how far a contestant is by what another session sees: whether single operations, evenly spread over the load,
/// have had their effect. So it is the same for all contestants, and costs them a look at a key every few milliseconds.
final class Progress {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Load load;
    private final Patience patience;
    private final IntConsumer atEach;

    /// @param atEach called with the number of operations at each mark
    Progress(Load load, Patience patience, IntConsumer atEach) {
        this.load = load;
        this.patience = patience;
        this.atEach = atEach;
    }

    /// For how long a run is watched.
    ///
    /// @param marks how many points a whole curve has
    /// @param first until the first mark is reached
    /// @param all from the first mark on
    record Patience(int marks, Duration first, Duration all) {}

    /// Returns once everything is visible, or patience is at its end.
    ///
    /// @throws IllegalStateException where the contestant ends, or reaches nothing
    Curve watch(Target target, RunningProcess contestant) throws SQLException {
        var points = new ArrayList<Curve.Point>();
        var deadline = System.nanoTime() + patience.first().toNanos();
        try (var connection = target.connect()) {
            var looks = looks(connection);
            for (var mark = 1; mark <= patience.marks(); mark++) {
                var operations = (int) ((long) load.operations() * mark / patience.marks());
                while (!isVisible(looks, operations)) {
                    contestant.requireAlive();
                    if (System.nanoTime() > deadline) {
                        return reached(points);
                    }
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
                var now = System.nanoTime();
                points.add(new Curve.Point(operations, now));
                atEach.accept(operations);
                if (mark == 1) {
                    deadline = now + patience.all().toNanos();
                }
            }
        }
        return new Curve(points);
    }

    private Curve reached(List<Curve.Point> points) {
        if (points.isEmpty()) {
            throw new IllegalStateException("Nothing has become visible within " + patience.first() + ".");
        }
        return new Curve(points);
    }

    private Map<String, PreparedStatement> looks(Connection connection) throws SQLException {
        var looks = new HashMap<String, PreparedStatement>();
        for (var table : load.scenario().tables()) {
            looks.put(table, connection.prepareStatement("select version from " + table + " where id = ?"));
        }
        return looks;
    }

    /// Whether the first so many operations are: the last one in each table is looked at.
    private boolean isVisible(Map<String, PreparedStatement> looks, int operations) throws SQLException {
        for (var operation : load.range(operations - looks.size(), operations)) {
            var look = looks.get(operation.table());
            if (look == null) {
                throw new IllegalStateException(operation.table() + " is no table of " + load + ".");
            }
            look.setLong(1, operation.id());
            try (var found = look.executeQuery()) {
                var version = found.next() ? found.getInt(1) : -1;
                if (version != wanted(operation)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// -1 where there shall be no row.
    private static int wanted(Operation operation) {
        return switch (operation) {
            case Operation.Upsert(var _, var row) -> row.version();
            case Operation.Delete _ -> -1;
        };
    }
}
