package dev.gatekeeper.bench;

import dev.gatekeeper.bench.sink.SinkOptions;
import dev.gatekeeper.bench.workload.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `bench sink` is told on its command line.
final class SinkLine {

    @Mixin
    private WritesLine size = new WritesLine();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}, or more where it stands more than once; all by default")
    private Set<Scenario> scenarios = EnumSet.allOf(Scenario.class);

    @Option(names = "--no-peer", description = "Gatekeeper and the ceilings alone")
    private boolean alone;

    @Option(names = "--consumer-jvm", paramLabel = "FLAG", description = "One more flag for the consumer's JVM")
    private List<String> consumerFlags = List.of();

    SinkOptions options() {
        var all = size.options();
        return new SinkOptions(all.rounds(), all.rows(), !alone, scenarios, all.json(), consumerFlags);
    }
}
