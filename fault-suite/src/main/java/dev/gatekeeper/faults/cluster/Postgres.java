package dev.gatekeeper.faults.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/// PostgreSQL's server process, the postmaster, and its children; beside them the JVM that starts it, which
/// plays no part after that. Thread-safe.
public final class Postgres implements Member {

    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final Duration DYING = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Member starter;
    private final Path pidFile;
    private final Guardian guardian;

    /// @param folder the one that the starter was given
    Postgres(Member starter, Path folder, Guardian guardian) {
        this.starter = starter;
        this.pidFile = folder.resolve("data/postmaster.pid");
        this.guardian = guardian;
    }

    @Override
    public String name() {
        return starter.name();
    }

    /// Returns once it has recovered and takes connections.
    @Override
    public synchronized void start() throws InterruptedException {
        starter.start();
        try {
            await().pollInSameThread() // The lock is this thread's.
                    .atMost(STARTING)
                    .pollInterval(BETWEEN_LOOKS)
                    .dontCatchUncaughtExceptions() // Others wait at the same time, and they would be mixed up.
                    .until(this::isReady);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("PostgreSQL is not ready after " + STARTING.toSeconds() + " s.", e);
        }
        postmaster().ifPresent(process -> guardian.watch(process.pid()));
    }

    /// The postmaster at once; its children see that it is gone, and those that don't are killed after it: no
    /// server starts on a folder while one of them lives.
    @Override
    public synchronized void kill() throws InterruptedException {
        starter.kill();
        var postmaster = postmaster();
        if (postmaster.isPresent()) {
            var children = postmaster.get().descendants().toList();
            postmaster.get().destroyForcibly();
            var deadline = System.nanoTime() + DYING.toNanos();
            while (children.stream().anyMatch(ProcessHandle::isAlive)) {
                if (System.nanoTime() > deadline) {
                    children.forEach(ProcessHandle::destroyForcibly);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    @Override
    public synchronized void stop() throws InterruptedException {
        postmaster().ifPresent(ProcessHandle::destroy);
        kill();
    }

    @Override
    public synchronized void freeze() throws InterruptedException {
        Signals.freeze(pids());
    }

    @Override
    public synchronized void thaw() throws InterruptedException {
        Signals.thaw(pids());
    }

    /// The process that takes connections, and starts others to serve them.
    public synchronized Optional<ProcessHandle> postmaster() {
        try {
            var lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException noServer) {
            return Optional.empty(); // Or one that goes just now, or comes.
        } catch (IOException e) {
            throw new UncheckedIOException(pidFile + " can't be read.", e);
        }
    }

    private List<Long> pids() {
        var pids = new ArrayList<Long>();
        postmaster().ifPresent(process -> {
            pids.add(process.pid());
            process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        });
        return pids;
    }

    /// The file's last line says so.
    private boolean isReady() {
        try {
            return postmaster().isPresent()
                    && Files.readAllLines(pidFile).stream()
                            .anyMatch(line -> line.strip().equals("ready"));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isUp() {
        return starter.isUp();
    }
}
