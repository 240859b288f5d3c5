package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Carries out a round's strikes, each on a thread of its own and in its time; where a target has not
/// recovered from the last one yet, it is waited for. Used by one thread.
public final class Striker implements AutoCloseable {

    private final Cluster cluster;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> struck = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> running = new ArrayList<>();
    private final Map<String, Semaphore> targets = new ConcurrentHashMap<>();

    public Striker(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Returns at once.
    public void begin(List<Strike> strikes) {
        for (var strike : strikes) {
            running.add(threads.submit(() -> {
                carryOut(strike);
                return null;
            }));
        }
    }

    /// Returns when all is healed.
    ///
    /// @return the kinds of those that struck
    /// @throws IllegalStateException where one could not be carried out: the fault is the suite's own
    public List<String> awaitHealed() throws InterruptedException {
        try {
            for (var one : running) {
                one.get();
            }
            return List.copyOf(struck);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A fault could not be carried out: " + e.getMessage(), e);
        }
    }

    private void carryOut(Strike strike) throws Exception {
        Thread.sleep(strike.at());
        var target = targets.computeIfAbsent(strike.fault().target(), _ -> new Semaphore(1, true));
        target.acquire();
        try {
            strike(strike.fault());
            Thread.sleep(strike.lasts());
        } finally {
            heal(strike);
            target.release();
        }
    }

    private void strike(Fault fault) throws Exception {
        var done = fault.strike(cluster);
        done.ifPresent(_ -> struck.add(fault.kind()));
        cluster.timeline().note(done.orElse("nothing to strike for: " + fault.kind()));
    }

    private void heal(Strike strike) throws Exception {
        var done = strike.fault().heal(cluster);
        if (!done.isEmpty()) {
            cluster.timeline().note(done);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
