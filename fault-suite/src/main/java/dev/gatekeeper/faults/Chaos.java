package dev.gatekeeper.faults;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.event.Timeline;
import dev.gatekeeper.faults.fault.Plan;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.html.HtmlFile;
import dev.gatekeeper.report.progress.StatusLine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.AppInfoParser;
import org.slf4j.LoggerFactory;

/// Rounds of load and faults, each followed by an inspection.
final class Chaos {

    private final Settings settings;
    private final Launch launch;
    private final Path page;
    private final PrintStream out;

    /// @param page where the report goes
    Chaos(Settings settings, Launch launch, Path page, PrintStream out) {
        this.settings = settings;
        this.launch = launch;
        this.page = page;
        this.out = out;
    }

    /// Runs rounds until one fails.
    ///
    /// @param folder taken away in the end, unless a round fails
    /// @return the exit status
    int run(int rounds, long seed, Plan plan, Path folder) {
        try (var line = StatusLine.show(out, Stage.all(rounds, settings))) {
            var report = new Report(rounds, seed, line::say);
            report.begins(folder);
            var cluster = new Cluster(folder, new Timeline(line::detail));
            var interrupted = new Thread(() -> end(cluster, folder), "chaos-stop");
            Runtime.getRuntime().addShutdownHook(interrupted);
            var software = new ArrayList<>(List.of(new Run.Software("Kafka", AppInfoParser.getVersion())));
            var holds = false;
            var outcome = Outcome.bad("The suite was interrupted.", List.of());
            try (cluster) {
                line.begin(Stage.START.step(0, rounds, settings));
                Start.everything(cluster);
                software.add(
                        new Run.Software("PostgreSQL", Start.target(cluster).version()));
                rounds(rounds, seed, plan, cluster, report, line);
                line.end();
                report.ends(folder);
                holds = report.holds();
                outcome = report.outcome();
            } catch (RuntimeException | SQLException e) {
                LoggerFactory.getLogger(Chaos.class).error("The suite can't go on.", e);
                line.say("The suite can't go on: " + e.getMessage() + " Data and logs are kept in " + folder);
                outcome = Outcome.bad("The suite can't go on.", List.of(String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            line.end();
            if (!removed(interrupted)) {
                return 1;
            }
            write(ChaosPage.of(report.results(), launch.run(software), outcome));
            if (holds) {
                delete(folder);
            }
            return holds ? 0 : 1;
        }
    }

    private void rounds(int rounds, long seed, Plan plan, Cluster cluster, Report report, StatusLine line)
            throws InterruptedException, SQLException {
        var round = new AtomicInteger(1);
        try (var suite = new Suite(
                settings, seed, cluster, plan, stage -> line.begin(stage.step(round.get(), rounds, settings)))) {
            while (round.get() <= rounds && report.holdsSoFar()) {
                report.round(suite.nextRound());
                round.incrementAndGet();
            }
        }
    }

    /// What was proven stays proven where there is no room for a report of it.
    private void write(RunReport report) {
        try {
            HtmlFile.write(page, report);
            out.println("The report is " + page + ".");
        } catch (IOException e) {
            out.println("The report can't be written: " + e);
        }
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
