package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.event.Struck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private final List<Struck> struck = Collections.synchronizedList(new ArrayList<>());
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
    /// @return those that struck, in the order in which they did
    /// @throws IllegalStateException where one could not be carried out: the fault is the suite's own
    public List<Struck> awaitHealed() throws InterruptedException {
        try {
            for (var one : running) {
                one.get();
            }
            return struck.stream().sorted(Comparator.comparing(Struck::from)).toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A fault could not be carried out: " + e.getMessage(), e);
        }
    }

    private void carryOut(Strike strike) throws Exception {
        Thread.sleep(strike.at());
        var target = targets.computeIfAbsent(strike.fault().target(), _ -> new Semaphore(1, true));
        target.acquire();
        var from = cluster.timeline().elapsed();
        var strikes = false;
        try {
            strikes = strike(strike.fault());
            Thread.sleep(strike.lasts());
        } finally {
            heal(strike);
            if (strikes) {
                struck.add(new Struck(
                        strike.fault().kind(), from, cluster.timeline().elapsed()));
            }
            target.release();
        }
    }

    /// @return whether there was something to strike
    private boolean strike(Fault fault) throws Exception {
        var done = fault.strike(cluster);
        cluster.timeline().note(done.orElse("nothing to strike for: " + fault.kind()));
        return done.isPresent();
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
