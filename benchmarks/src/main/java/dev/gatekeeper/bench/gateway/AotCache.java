package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.ServiceCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the gateway's JVM has loaded and linked in a training run, as `./gatekeeper api` and the image keep it.
record AotCache(Path file) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// @param folder gets the cache, and the training run's log
    /// @throws IllegalStateException where none comes of it: the class path may be of folders, which can't be kept
    static AotCache make(Path folder) throws InterruptedException {
        var file = folder.resolve("gateway.aot");
        var log = folder.resolve("training.log");
        var command = ServiceCommands.server(
                "dev.gatekeeper.gateway.training.TrainingRun",
                List.of(),
                List.of("-XX:AOTCacheOutput=" + file),
                Map.of(),
                log);
        try (var training = command.start()) {
            training.awaitEnd(PATIENCE);
        }
        if (!Files.exists(file)) {
            throw new IllegalStateException("The training run left no AOT cache; %s may say why.".formatted(log));
        }
        return new AotCache(file);
    }

    /// For a JVM that ends at once where it can't use the cache.
    List<String> flags() {
        return List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
    }
}
