package dev.gatekeeper.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A process that this one has started, and its account with the operating system. Thread-safe.
public final class RunningProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path log;

    RunningProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public long pid() {
        return process.pid();
    }

    /// @throws IllegalStateException where it has ended by itself
    public void requireAlive() {
        if (!process.isAlive()) {
            throw ended();
        }
    }

    /// Waits until it ends by itself.
    ///
    /// @throws IllegalStateException where it does not in time, or says with its status that it failed
    public void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience)) {
            throw new IllegalStateException("A process does not end in time; %s may say why.".formatted(log));
        }
        if (process.exitValue() != 0) {
            throw ended();
        }
    }

    private IllegalStateException ended() {
        return new IllegalStateException(
                "A process has ended with %d; %s may say why.".formatted(process.exitValue(), log));
    }

    /// The processor time that all its threads have had.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Bytes of memory that it holds now; empty where the system does not tell.
    public OptionalLong resident() {
        return status("VmRSS:");
    }

    /// The most bytes of memory that it has held; empty where the system does not tell.
    public OptionalLong mostResident() {
        return status("VmHWM:");
    }

    private OptionalLong status(String key) {
        var file = Path.of("/proc", Long.toString(pid()), "status");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    /// Stops all its threads until it is thawed. Whoever waits for it takes it for slow.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("The process " + pid() + " does not get the signal " + name + ".");
        }
    }

    /// Lets it end in an orderly way, and kills it where that takes too long.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
