package dev.gatekeeper.stack;

import static java.util.Objects.requireNonNull;

import dev.gatekeeper.stack.Settings.Part;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// The launcher's commands `up`, `infra`, `demo` and `sql`. Exit status: 0 when done, 1 with a sentence on standard
/// error where something stands in the way, 2 for a command line that makes no sense.
@Command(
        name = "gatekeeper",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class LocalStack {

    private static final List<Part> INFRASTRUCTURE = List.of(Part.POSTGRES, Part.KAFKA);

    private static final String AUTO_CREATE = "--auto-create";

    private static final String MAKING =
            "The consumer makes tables and columns that are missing, whatever else is configured";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    LocalStack(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(
                new LocalStack(System.getenv(), System.out, System.err).line().execute(arguments));
    }

    CommandLine line() {
        var line = new CommandLine(this)
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (!(failure instanceof StackException)) {
                        throw failure;
                    }
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
        // A statement may begin with a comment.
        requireNonNull(line.getSubcommands().get("sql")).setUnmatchedOptionsArePositionalParams(true);
        return line;
    }

    @Command(description = "Starts gateway, consumer, Kafka and PostgreSQL, until a signal comes.")
    void up(@Option(names = AUTO_CREATE, description = MAKING) boolean autoCreate)
            throws StackException, InterruptedException {
        try (var _ = startAll(Settings.of(environment).withAutoCreate(autoCreate))) {
            untilSignalled();
        }
    }

    @Command(description = "Starts Kafka and PostgreSQL alone, until a signal comes.")
    void infra() throws StackException, InterruptedException {
        try (var _ = startInfrastructure(Settings.of(environment))) {
            untilSignalled();
        }
    }

    @Command(description = "Sends the example through the stack, which it starts unless it runs already.")
    void demo(
            @Option(names = "--once", description = "Stops in the end what it started") boolean once,
            @Option(names = AUTO_CREATE, description = MAKING) boolean autoCreate)
            throws StackException, InterruptedException {
        var settings = Settings.of(environment).withAutoCreate(autoCreate);
        var gateway = new ServiceClient(settings.url(Part.GATEWAY));
        if (gateway.isReady()) {
            out.println("The stack that runs already at " + settings.url(Part.GATEWAY) + " is used.");
            new ExampleDemo(gateway, Database.of(environment, settings.database()), out).run();
            return;
        }
        var chosen = settings.withPortsChosen();
        try (var _ = startAll(chosen)) {
            new ExampleDemo(new ServiceClient(chosen.url(Part.GATEWAY)), chosen.database(), out).run();
            if (!once) {
                out.println();
                out.println("The stack stays up; Ctrl-C stops it.");
                untilSignalled();
            }
        }
    }

    @Command(description = "Runs SQL in the stack's database, and prints the result.")
    void sql(@Parameters(paramLabel = "STATEMENT", description = "One argument: in quotes") String statement)
            throws StackException {
        var own = Settings.of(environment).database();
        Database.of(environment, own).run(statement).forEach(out::println);
    }

    private Stack startAll(Settings settings) throws StackException, InterruptedException {
        var parts = new ArrayList<>(INFRASTRUCTURE);
        parts.addAll(List.of(Part.CONSUMER, Part.GATEWAY));
        var chosen = settings.withPortsChosen();
        var stack = prepare(chosen, parts);
        try {
            stack.startInfrastructure();
            stack.startServices();
        } catch (StackException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
        out.println("ready: gateway %s, consumer %s, %s"
                .formatted(chosen.url(Part.GATEWAY), chosen.url(Part.CONSUMER), infrastructure(chosen)));
        return stack;
    }

    private Stack startInfrastructure(Settings settings) throws StackException {
        var chosen = settings.withPortsChosen();
        var stack = prepare(chosen, INFRASTRUCTURE);
        try {
            stack.startInfrastructure();
        } catch (StackException | RuntimeException e) {
            stack.close();
            throw e;
        }
        out.println("ready: " + infrastructure(chosen));
        return stack;
    }

    private Stack prepare(Settings settings, List<Part> parts) throws StackException {
        LogFile.use(settings.home());
        var folder = Preflight.clear(settings, parts);
        var stack = new Stack(settings, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-stop"));
        out.println("Starting; data and logs are in " + settings.home());
        return stack;
    }

    private static String infrastructure(Settings settings) {
        return "Kafka %s, PostgreSQL %s (user and password gatekeeper)"
                .formatted(settings.bootstrapServers(), settings.database().url());
    }

    /// Waits for the signal that ends the JVM; the shutdown hook then stops the stack.
    private static void untilSignalled() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
