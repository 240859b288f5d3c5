package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.JavaCommand;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Gatekeeper's consumer, as `./gatekeeper consumer` runs it, in a heap of 256 MB.
///
/// @param flags more for its JVM
record Gatekeeper(String bootstrapServers, List<String> flags) implements Contestant {

    static final String NAME = "Gatekeeper";

    Gatekeeper {
        flags = List.copyOf(flags);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RunningProcess start(Load load, Target target, Path folder) {
        var all = new ArrayList<>(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:NewRatio=1",
                "-XX:SurvivorRatio=2",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml",
                "-Dgatekeeper.topics.change-sets.name=" + LogWriter.topic(load.scenario()),
                "-Dgatekeeper.topics.change-sets.partitions=1"));
        all.addAll(flags);
        return new JavaCommand(
                        "dev.gatekeeper.consumer.ConsumerApplication",
                        List.of(),
                        JavaCommand.ownClassPath(),
                        all,
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                                "DATASOURCES_DEFAULT_URL", target.url(),
                                "DATASOURCES_DEFAULT_USERNAME", target.username(),
                                "DATASOURCES_DEFAULT_PASSWORD", target.password(),
                                "CONSUMER_PORT", Integer.toString(Ports.anyFree())),
                        folder.resolve("consumer.log"))
                .start();
    }
}
