package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.sink.Target;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Drains one and the same backlog by consumers that are spread in one way or another: fresh rows in change sets of
/// 200, in as many streams as there are partitions.
///
/// A quarter of the backlog is drained before, for the JIT. The consumers are then frozen while the rest is written, so
/// that all of them begin at the same moment, and nobody writes while they are measured.
final class SinkScale {

    /// The share of a load that runs before it is measured, one in so many.
    private static final int WARM_UP = 4;

    private static final double MILLION = 1e6;

    private final Workplace workplace;
    private final Load load;
    private @Nullable String contents;
    private int runs;

    SinkScale(Workplace workplace, int rows) {
        this.workplace = workplace;
        this.load = new Load(Scenario.FRESH, rows);
    }

    /// @throws IllegalStateException where the consumers do not do it in time, or leave other rows than those before
    SinkFigure run(SinkLayout layout, int round) throws IOException, SQLException, InterruptedException {
        var name = "scale_" + runs++;
        var infrastructure = workplace.infrastructure();
        var log = new LogPlace(infrastructure.bootstrapServers(), name, layout.partitions());
        try (var writer = LogWriter.inBulk(log.bootstrapServers());
                var target = Target.create(infrastructure.postgres(), name, load)) {
            writer.create(name, layout.partitions());
            try (var group = ConsumerGroup.start(log, target.database(), layout, workplace.logs(name));
                    var connection = target.connect();
                    var applied = new Applied(connection, name, group)) {
                var warmUp = load.sets() / WARM_UP;
                applied.await(layout.partitions(), 0);
                writer.writeSpread(name, layout.partitions(), load, 0, warmUp);
                applied.await(layout.partitions(), warmUp);
                group.freeze();
                writer.writeSpread(name, layout.partitions(), load, warmUp, load.sets());
                target.settle();
                var timesBefore = infrastructure.processorTimes(group.processes());
                var walBefore = applied.walBytes();
                var start = System.nanoTime();
                group.thaw();
                var end = applied.await(layout.partitions(), load.sets());
                var times = infrastructure.processorTimes(group.processes()).since(timesBefore);
                var wal = applied.walBytes() - walBefore;
                requireSameRows(layout, target.contents());
                var rows = (load.sets() - warmUp) * (double) load.scenario().setSize();
                return new SinkFigure(
                        layout,
                        round,
                        rows * 1e9 / (end - start),
                        times.services().toMillis() / 1e3 / rows * MILLION,
                        times.postgres().toMillis() / 1e3 / rows * MILLION,
                        times.brokers().toMillis() / 1e3 / rows * MILLION,
                        wal / rows);
            }
        }
    }

    private void requireSameRows(SinkLayout layout, String held) {
        if (contents != null && !contents.equals(held)) {
            throw new IllegalStateException(
                    "%s: other rows than before: %s instead of %s.".formatted(layout.title(), held, contents));
        }
        contents = held;
    }
}
