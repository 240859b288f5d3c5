package dev.gatekeeper.faults;

import dev.gatekeeper.faults.fault.RandomPlan;
import dev.gatekeeper.report.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./gatekeeper chaos`. Exit status: 0 where all rounds hold, 1 where one does not or something stands in the way, 2
/// for a command line that makes no sense.
@Command(
        name = "gatekeeper chaos",
        description = "Kills and freezes processes and disturbs their network while clients post, "
                + "and compares the tables with a reference, round after round.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 10_000;

    private final Launch launch;
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides what is posted, and when which fault strikes; any by default")
    private long seed = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the HTML report goes; the next run replaces it: ${DEFAULT-VALUE}")
    private Path report =
            Path.of(System.getProperty("gatekeeper.home", ".gatekeeper")).resolve("chaos/chaos.html");

    @Spec
    private CommandSpec command = CommandSpec.create();

    ChaosCommand(Launch launch) {
        this.launch = launch;
    }

    /// `gatekeeper.home` is where the report lies unless another place is named.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosCommand(Launch.now("chaos", arguments))).execute(arguments));
    }

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many rounds; the first that fails is the last: ${DEFAULT-VALUE}")
    void rounds(int count) {
        if (count < 1 || count > MOST_ROUNDS) {
            throw new ParameterException(command.commandLine(), "There are 1 to " + MOST_ROUNDS + " rounds.");
        }
        rounds = count;
    }

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory("gatekeeper-chaos-");
        log(folder);
        return new Chaos(Settings.USUAL, launch, report, System.out)
                .run(rounds, seed, new RandomPlan(seed, Settings.USUAL.load()), folder);
    }

    /// Directs this JVM's log there. To be called before the first logger is made.
    private static void log(Path folder) {
        System.setProperty("gatekeeper.log", folder.resolve("logs/suite.log").toString());
        System.setProperty("logback.configurationFile", "dev/gatekeeper/faults/logback-suite.xml");
    }
}
