package dev.gatekeeper.bench.process;

import dev.gatekeeper.infra.EmbeddedPostgres;
import dev.gatekeeper.infra.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;

/// A benchmark's infrastructure in a folder that is its own, made anew. Closed by itself when this JVM ends. Logs stay
/// until the next benchmark begins; data goes at the end.
public final class Workplace implements AutoCloseable {

    private final Path folder;
    private final FolderLock lock;
    private final Infrastructure infrastructure;
    private final Thread atExit = new Thread(this::stop, "bench-stop");

    private Workplace(Path folder, FolderLock lock, Infrastructure infrastructure) {
        this.folder = folder;
        this.lock = lock;
        this.infrastructure = infrastructure;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// With one broker.
    ///
    /// @param home Gatekeeper's folder for data
    /// @throws IllegalStateException where another benchmark runs
    public static Workplace open(Path home) throws IOException, SQLException, InterruptedException {
        return open(home, BrokerPlan.ONE);
    }

    /// @throws IllegalStateException where another benchmark runs
    public static Workplace open(Path home, BrokerPlan brokers) throws IOException, SQLException, InterruptedException {
        var folder = folder(home);
        var lock = FolderLock.tryLock(folder)
                .orElseThrow(() -> new IllegalStateException("Another benchmark runs in " + folder + "."));
        EmbeddedPostgres.stopLeftover(folder.resolve("postgres"));
        for (var part : new String[] {"postgres", "kafka", "logs"}) {
            delete(folder.resolve(part));
        }
        return new Workplace(folder, lock, Infrastructure.start(folder, brokers));
    }

    /// Where benchmarks keep what they leave: their logs and their figures.
    public static Path folder(Path home) {
        return home.toAbsolutePath().normalize().resolve("bench");
    }

    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /// A folder for the logs and settings of one run.
    public Path logs(String run) {
        return folder.resolve("logs").resolve(run);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return; // The hook does it.
        }
        stop();
    }

    private void stop() {
        try (lock) {
            infrastructure.close();
            delete(folder.resolve("postgres"));
            delete(folder.resolve("kafka"));
        } catch (IOException e) {
            System.err.println(folder + " can't be cleared: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
