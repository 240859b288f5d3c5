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
    private static final int QUICK_ROWS = 4_000;

    public static final SinkOptions STANDARD =
            new SinkOptions(3, 2_000_000, true, EnumSet.allOf(Scenario.class), Optional.empty(), List.of());

    public SinkOptions {
        scenarios = Set.copyOf(scenarios);
        consumerFlags = List.copyOf(consumerFlags);
        if (rows % 400 != 0) {
            throw new IllegalArgumentException("--rows takes a multiple of 400, not " + rows + ".");
        }
    }

    public SinkOptions quick() {
        return new SinkOptions(1, QUICK_ROWS, peer, scenarios, json, consumerFlags);
    }

    public SinkOptions withRounds(int rounds) {
        return new SinkOptions(rounds, rows, peer, scenarios, json, consumerFlags);
    }

    public SinkOptions withRows(int rows) {
        return new SinkOptions(rounds, rows, peer, scenarios, json, consumerFlags);
    }

    public SinkOptions withoutPeer() {
        return new SinkOptions(rounds, rows, false, scenarios, json, consumerFlags);
    }

    public SinkOptions withScenarios(Set<Scenario> scenarios) {
        return new SinkOptions(rounds, rows, peer, scenarios, json, consumerFlags);
    }

    public SinkOptions withJson(Path json) {
        return new SinkOptions(rounds, rows, peer, scenarios, Optional.of(json), consumerFlags);
    }

    public SinkOptions withConsumerFlags(List<String> consumerFlags) {
        return new SinkOptions(rounds, rows, peer, scenarios, json, consumerFlags);
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
