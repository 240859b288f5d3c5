package dev.gatekeeper.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// All clients, each on a thread of its own. Used by one thread.
public final class Clients {

    private final List<Client> clients;

    public Clients(int count, long seed, Gateway gateway, Book book) {
        clients = IntStream.rangeClosed(1, count)
                .mapToObj(at -> new Client("s" + at, seed, gateway, book))
                .toList();
    }

    /// Lets all of them post, and returns when the last has stopped.
    ///
    /// @param grace how long those that don't hang up at the end go on asking for their last answer
    /// @return what they did and saw
    public Tally.Counts run(Duration load, Duration grace) throws InterruptedException {
        var start = System.nanoTime();
        var tally = new Tally(start);
        var hours = Hours.from(start, load, grace);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var client : clients) {
                running.add(threads.submit(() -> {
                    client.run(hours, tally);
                    return null;
                }));
            }
            try {
                for (var one : running) {
                    one.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("A client failed: " + e.getMessage(), e);
            } finally {
                threads.shutdownNow();
            }
        }
        return tally.counts();
    }
}
