package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.RunningProcess;
import dev.gatekeeper.bench.workload.Load;
import java.nio.file.Path;

/// A sink that takes a load from the log into a database.
interface Contestant {

    /// Its name in the figures.
    String name();

    /// Starts it on a load's topics, at their beginnings.
    ///
    /// @param folder for its files; its own
    RunningProcess start(Load load, Target target, Path folder);
}
