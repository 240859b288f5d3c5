package dev.gatekeeper.bench.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Looks at another JVM's memory ten times a second, from a thread of its own, until it is closed or that JVM ends.
/// Thread-safe.
public final class MemoryWatch implements AutoCloseable {

    private static final long BETWEEN_LOOKS_NANOS = 100_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunningProcess process;
    private final Heap heap;
    private final List<Look> looks = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private MemoryWatch(RunningProcess process, Heap heap) {
        this.process = process;
        this.heap = heap;
        this.thread = Thread.ofPlatform().name("memory-watch").daemon().unstarted(this::watch);
    }

    private record Look(long nanos, long heap, long resident, long collectionMillis) {}

    /// What was seen in a stretch of time.
    ///
    /// @param collecting the share of it that went into garbage collection
    public record Seen(long mostHeap, long mostResident, double collecting) {}

    /// @throws IOException where the JVM can't be looked into
    public static MemoryWatch of(RunningProcess process) throws IOException {
        var watch = new MemoryWatch(process, Heap.of(process));
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!closed) {
            var look =
                    new Look(System.nanoTime(), heap.used(), process.resident().orElse(0), heap.collectionMillis());
            synchronized (looks) {
                looks.add(look);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /// @param start by this JVM's nano clock; likewise `end`
    public Seen between(long start, long end) {
        List<Look> within;
        synchronized (looks) {
            within = looks.stream()
                    .filter(look -> look.nanos() >= start && look.nanos() <= end)
                    .toList();
        }
        if (within.isEmpty()) {
            return new Seen(0, 0, 0);
        }
        var first = within.getFirst();
        var last = within.getLast();
        var collecting = last.collectionMillis() - first.collectionMillis();
        return new Seen(
                within.stream().mapToLong(Look::heap).max().orElse(0),
                within.stream().mapToLong(Look::resident).max().orElse(0),
                last.nanos() == first.nanos() ? 0 : collecting * NANOS_PER_MILLI / (last.nanos() - first.nanos()));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heap.close();
    }
}
