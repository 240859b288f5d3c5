package dev.gatekeeper.bench.process;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Looks at another JVM's memory ten times a second, from a thread of its own, until it is closed or that JVM
/// ends. Thread-safe.
public final class MemoryWatch implements AutoCloseable {

    private static final long BETWEEN_LOOKS_NANOS = 100_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunningProcess process;
    private final List<Look> looks = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private MemoryWatch(RunningProcess process) {
        this.process = process;
        this.thread = Thread.ofPlatform().name("memory-watch").daemon().unstarted(this::watch);
    }

    private record Look(long nanos, long heap, long resident, long collectionMillis) {}

    /// What was seen in a stretch of time.
    ///
    /// @param collecting the share of it that went into garbage collection
    public record Seen(long mostHeap, long mostResident, double collecting) {}

    public static MemoryWatch of(RunningProcess process) {
        var watch = new MemoryWatch(process);
        watch.thread.start();
        return watch;
    }

    /// A JVM that has just begun can't be looked into yet, and one that ends not any more: what is missing then shows
    /// as nothing seen.
    private void watch() {
        while (!closed) {
            try (var heap = Heap.of(process)) {
                while (!closed) {
                    look(heap);
                    LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                }
            } catch (IOException | UndeclaredThrowableException notNow) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private void look(Heap heap) {
        var look = new Look(System.nanoTime(), heap.used(), process.resident().orElse(0), heap.collectionMillis());
        synchronized (looks) {
            looks.add(look);
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
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
