package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.process.ServiceCommands;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.util.List;

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
        var log = new LogPlace(bootstrapServers, LogWriter.topic(load.scenario()), 1);
        return ServiceCommands.consumer(log, target.database(), Ports.anyFree(), folder, flags)
                .start();
    }
}
