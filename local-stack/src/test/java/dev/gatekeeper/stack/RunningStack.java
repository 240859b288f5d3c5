package dev.gatekeeper.stack;

import dev.gatekeeper.stack.Settings.Part;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A stack that runs for a test as `./gatekeeper up` runs it, on ports that are free.
///
/// @param settings with the ports that it has
record RunningStack(Settings settings, Stack stack) implements AutoCloseable {

    /// A new one. Returns once both services are ready.
    ///
    /// @param home the stack's folder
    static RunningStack in(Path home) throws StackException, InterruptedException {
        return with(Settings.of(Map.of(
                        "GATEKEEPER_HOME", home.toString(),
                        "GATEKEEPER_PORT", "0",
                        "CONSUMER_PORT", "0",
                        "KAFKA_PORT", "0",
                        "POSTGRES_PORT", "0"))
                .withPortsChosen());
    }

    /// One that may have run before.
    static RunningStack with(Settings settings) throws StackException, InterruptedException {
        var stack = new Stack(settings, Preflight.clear(settings, List.of(Part.values())));
        try {
            stack.startInfrastructure();
            stack.startServices();
            return new RunningStack(settings, stack);
        } catch (StackException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /// The demonstration, to be run on it.
    ExampleDemo demo(OutputStream told) {
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new ExampleDemo(new ServiceClient(settings.url(Part.GATEWAY)), database(), out);
    }

    Database database() {
        return settings.database();
    }

    /// @param part one of the services
    URI url(Part part, String path) {
        return settings.url(part).resolve(path);
    }

    @Override
    public void close() {
        stack.close();
    }
}
