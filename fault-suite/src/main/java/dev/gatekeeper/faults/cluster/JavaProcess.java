package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.faults.event.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A JVM. Where it ends by itself it is started again, as whoever runs services has it done, and that is
/// noted. Thread-safe.
final class JavaProcess implements Member {

    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(1);

    private final String name;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path log;
    private final Guardian guardian;
    private final Timeline timeline;
    private @Nullable Process running;
    private boolean up;

    JavaProcess(
            String name,
            List<String> command,
            Map<String, String> variables,
            Path log,
            Guardian guardian,
            Timeline timeline) {
        this.name = name;
        this.command = List.copyOf(command);
        this.variables = Map.copyOf(variables);
        this.log = log;
        this.guardian = guardian;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (up) {
            return;
        }
        up = true;
        launch();
    }

    private void launch() {
        var builder = new ProcessBuilder(command)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            var process = builder.start();
            watch(process);
            running = process;
            var _ = process.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException("The process " + name + " can't be started.", e);
        }
    }

    private void watch(Process process) {
        try {
            guardian.watch(process.pid());
        } catch (UncheckedIOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void ended(Process process) {
        synchronized (this) {
            if (!up || !process.equals(running)) {
                return;
            }
        }
        timeline.note(name + " ended by itself with status " + process.exitValue() + "; it is started again");
        Thread.ofVirtual().name(name + "-again").start(() -> again(process));
    }

    private void again(Process ended) {
        try {
            Thread.sleep(BEFORE_ANOTHER_START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            if (up && ended.equals(running)) {
                launch();
            }
        }
    }

    @Override
    public synchronized void kill() throws InterruptedException {
        up = false;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    @Override
    public synchronized void stop() throws InterruptedException {
        up = false;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                timeline.note(name + " does not stop, and is killed");
                kill();
            }
        }
    }

    @Override
    public synchronized void freeze() throws InterruptedException {
        Signals.freeze(pids());
    }

    @Override
    public synchronized void thaw() throws InterruptedException {
        Signals.thaw(pids());
    }

    private List<Long> pids() {
        return running == null ? List.of() : List.of(running.pid());
    }

    @Override
    public synchronized boolean isUp() {
        return up;
    }
}
