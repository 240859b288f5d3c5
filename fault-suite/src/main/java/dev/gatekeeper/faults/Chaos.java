package dev.gatekeeper.faults;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.event.Timeline;
import dev.gatekeeper.faults.fault.Plan;
import dev.gatekeeper.faults.fault.RandomPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;

/// Runs the launcher's command `chaos`. Exit status: 0 where all rounds hold, 1 where one does not or
/// something stands in the way, 2 for a command line that makes no sense.
public final class Chaos {

    private final Settings settings;
    private final PrintStream out;

    Chaos(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        switch (Command.parse(() -> ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE), arguments)) {
            case Command.Misuse(var sentence) -> {
                System.err.println(sentence);
                System.err.println(Command.USAGE);
                System.exit(2);
            }
            case Command.Run(var rounds, var seed) -> {
                var folder = Files.createTempDirectory("gatekeeper-chaos-");
                log(folder);
                var chaos = new Chaos(Settings.USUAL, System.out);
                System.exit(chaos.run(rounds, seed, new RandomPlan(seed, Settings.USUAL.load()), folder));
            }
        }
    }

    /// Directs this JVM's log there. To be called before the first logger is made.
    private static void log(Path folder) {
        System.setProperty("gatekeeper.log", folder.resolve("logs/suite.log").toString());
        System.setProperty("logback.configurationFile", "dev/gatekeeper/faults/logback-suite.xml");
    }

    /// Runs rounds until one fails.
    ///
    /// @param folder taken away in the end, unless a round fails
    /// @return the exit status
    int run(int rounds, long seed, Plan plan, Path folder) {
        var report = new Report(rounds, seed, out);
        report.begins(folder);
        var cluster = new Cluster(folder, new Timeline());
        var interrupted = new Thread(() -> end(cluster, folder), "chaos-stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        var holds = false;
        try (cluster) {
            Start.everything(cluster);
            try (var suite = new Suite(settings, seed, cluster, plan)) {
                for (var round = 1; round <= rounds && report.holdsSoFar(); round++) {
                    report.round(suite.nextRound());
                }
            }
            report.ends(folder);
            holds = report.holds();
        } catch (RuntimeException | SQLException e) {
            LoggerFactory.getLogger(Chaos.class).error("The suite can't go on.", e);
            out.println("The suite can't go on: " + e.getMessage() + " Data and logs are kept in " + folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (removed(interrupted) && holds) {
            delete(folder);
        }
        return holds ? 0 : 1;
    }

    /// False where the JVM is stopping: the hook is at work then.
    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            return false;
        }
    }

    private static void end(Cluster cluster, Path folder) {
        cluster.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be deleted.", e);
        }
    }
}
