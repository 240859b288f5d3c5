package dev.gatekeeper.stack;

import dev.gatekeeper.stack.Settings.Part;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs the launcher's commands `up`, `infra`, `demo` and `sql`. Exit status: 0 when done, 1 with a sentence on
/// standard error where something stands in the way, 2 for a command line that makes no sense.
public final class LocalStack {

    private static final List<Part> INFRASTRUCTURE = List.of(Part.POSTGRES, Part.KAFKA);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    LocalStack(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new LocalStack(System.getenv(), System.out, System.err).run(arguments));
    }

    /// @return the exit status
    int run(String... arguments) {
        try {
            switch (Command.parse(arguments)) {
                case Command.Up(var autoCreate) -> {
                    try (var _ = startAll(Settings.of(environment).withAutoCreate(autoCreate))) {
                        untilSignalled();
                    }
                }
                case Command.Infrastructure() -> {
                    try (var _ = startInfrastructure(Settings.of(environment))) {
                        untilSignalled();
                    }
                }
                case Command.Demo(var once, var autoCreate) ->
                    demo(Settings.of(environment).withAutoCreate(autoCreate), once);
                case Command.Sql(var statement) -> sql(statement);
                case Command.Misuse(var sentence) -> {
                    err.println(sentence);
                    err.println(Command.USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (StackException e) {
            err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void demo(Settings settings, boolean once) throws StackException, InterruptedException {
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

    private void sql(String statement) throws StackException {
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
