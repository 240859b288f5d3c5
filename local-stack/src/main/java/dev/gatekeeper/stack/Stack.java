package dev.gatekeeper.stack;

import dev.gatekeeper.infra.EmbeddedKafka;
import dev.gatekeeper.infra.EmbeddedPostgres;
import dev.gatekeeper.infra.FolderLock;
import dev.gatekeeper.stack.Settings.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts that run, stopped in the reverse order of their start. Thread-safe: a signal may close a stack that is
/// still starting; the part that is just starting is then waited for, and the rest never starts.
final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final Settings settings;
    private final Deque<Running> running = new ArrayDeque<>();
    private volatile boolean closing;

    private record Running(String title, AutoCloseable part) {}

    Stack(Settings settings, FolderLock folder) {
        this.settings = settings;
        running.push(new Running("the folder", folder));
    }

    void startInfrastructure() throws StackException {
        var home = settings.home();
        start(
                Part.POSTGRES,
                () -> EmbeddedPostgres.start(Preflight.postgresFolder(home), settings.port(Part.POSTGRES)));
        start(Part.KAFKA, () -> EmbeddedKafka.start(home.resolve("kafka"), settings.port(Part.KAFKA)));
    }

    /// Starts both services and returns once both say that they are ready.
    void startServices() throws StackException, InterruptedException {
        start(Part.CONSUMER, () -> Services.startConsumer(settings));
        start(Part.GATEWAY, () -> Services.startGateway(settings));
        for (var part : List.of(Part.CONSUMER, Part.GATEWAY)) {
            new ServiceClient(settings.url(part)).awaitReady(part.title());
        }
    }

    private synchronized void start(Part part, Supplier<AutoCloseable> starting) throws StackException {
        if (closing) {
            throw new StackException("Stopped before " + part.title() + " was started.");
        }
        try {
            running.push(new Running(part.title(), starting.get()));
        } catch (RuntimeException | LinkageError e) { // The latter where a class's set-up meets a JVM that goes down.
            if (closing) {
                throw new StackException("Stopped while " + part.title() + " was starting.", e);
            }
            LOG.atError().setCause(e).addKeyValue("part", part).log("A part of the stack did not start");
            throw new StackException(
                    "%s did not start: %s (the log is %s)"
                            .formatted(sentenceStart(part.title()), innermost(e), LogFile.in(settings.home())),
                    e);
        }
    }

    private static String sentenceStart(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String innermost(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /// Stops everything, also where stopping one part fails. More than once is harmless.
    @Override
    public void close() {
        closing = true;
        stopAll();
    }

    private synchronized void stopAll() {
        while (!running.isEmpty()) {
            var next = running.pop();
            try {
                next.part().close();
            } catch (Exception e) {
                LOG.atError().setCause(e).addKeyValue("part", next.title()).log("A part of the stack did not stop");
            }
        }
    }
}
