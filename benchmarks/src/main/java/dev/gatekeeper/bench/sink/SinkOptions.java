package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the sink is measured.
///
/// @param rows in each run; a peer that is too slow for them is measured over those that it does in time
/// @param peer whether Debezium takes part
/// @param json where the figures go, if not to a file of the benchmark's own
/// @param consumerFlags more for the consumer's JVM
public record SinkOptions(
        int rounds, int rows, boolean peer, Set<Scenario> scenarios, Optional<Path> json, List<String> consumerFlags) {

    /// The share of a load that runs before its steady part begins, one in so many.
    private static final int WARM_UP = 4;

    private static final int MARKS = 100;

    /// The rows come in multiples of it.
    public static final int UNIT = 400;

    public static final SinkOptions STANDARD =
            new SinkOptions(3, 2_000_000, true, EnumSet.allOf(Scenario.class), Optional.empty(), List.of());

    /// Whether the benchmark works, not how fast anything is.
    public static final SinkOptions QUICK =
            new SinkOptions(1, 4_000, true, EnumSet.allOf(Scenario.class), Optional.empty(), List.of());

    public SinkOptions {
        scenarios = Set.copyOf(scenarios);
        consumerFlags = List.copyOf(consumerFlags);
        if (rows % UNIT != 0) {
            throw new IllegalArgumentException(rows + " rows are no multiple of " + UNIT + ".");
        }
    }

    /// Who takes part in a scenario besides the ceilings, in the order in which they run.
    List<String> contestants(Scenario scenario) {
        if (!peer) {
            return List.of(Gatekeeper.NAME);
        }
        return scenario == Scenario.ALTERNATING
                ? List.of(Gatekeeper.NAME, Debezium.TUNED, Debezium.DEFAULT)
                : List.of(Gatekeeper.NAME, Debezium.TUNED);
    }

    /// A scenario at this size.
    Load load(Scenario scenario) {
        return new Load(scenario, rows);
    }

    int warmUp(Load load) {
        return load.operations() / WARM_UP;
    }

    Progress.Patience patience() {
        return new Progress.Patience(MARKS, Duration.ofSeconds(120), Duration.ofSeconds(60));
    }
}
