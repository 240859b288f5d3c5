package dev.gatekeeper.bench;

import dev.gatekeeper.bench.gateway.GatewayOptions;
import dev.gatekeeper.bench.gateway.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `bench gateway` is told on its command line.
final class GatewayLine {

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(names = "--seconds", paramLabel = "N", description = "For how long each load lasts (10)")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--lines", paramLabel = "N", description = "Change sets in an upload (1000000)")
    private Optional<Integer> lines = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}, or more where it stands more than once; all by default")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--gateway-jvm", paramLabel = "FLAG", description = "One more flag for the gateway's JVM")
    private List<String> flags = List.of();

    GatewayOptions options() {
        var usual = run.quick() ? GatewayOptions.QUICK : GatewayOptions.STANDARD;
        return new GatewayOptions(
                parts,
                run.rounds().orElse(usual.rounds()),
                seconds.orElse(usual.seconds()),
                lines.orElse(usual.lines()),
                usual.starts(),
                run.json(),
                flags);
    }
}
