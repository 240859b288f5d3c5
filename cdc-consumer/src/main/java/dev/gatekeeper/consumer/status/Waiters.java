package dev.gatekeeper.consumer.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks for fates on behalf of all who want to know one, in one query for all: however many they are, they take
/// one connection to the database, and leave the others to those who write. Thread-safe.
@Singleton
class Waiters {

    /// Another process may be the one that decides, so there is nothing to be woken by.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /// Who comes when so many wait already is told what is known at once.
    private static final int MOST = 1000;

    private record Asked(UUID id, long deadline, CompletableFuture<Fate> answer) {}

    private final Function<Set<UUID>, Map<UUID, Fate>> fates;
    private final int most;
    private final BlockingQueue<Asked> newcomers = new LinkedBlockingQueue<>();
    private final Thread looker = Thread.ofVirtual().name("status").unstarted(this::lookUntilClosed);
    private volatile boolean closed;

    @Inject
    Waiters(Fates fates) {
        this(fates::find, MOST);
    }

    Waiters(Function<Set<UUID>, Map<UUID, Fate>> fates, int most) {
        this.fates = fates;
        this.most = most;
        looker.start();
    }

    /// Returns as soon as it is decided, or when the wait is over.
    ///
    /// @throws IllegalStateException where the database does not say
    Fate await(ChangeSetId id, Wait wait) throws InterruptedException {
        var asked = new Asked(id.uuid(), System.nanoTime() + wait.duration().toNanos(), new CompletableFuture<>());
        newcomers.add(asked);
        if (closed) {
            throw new IllegalStateException("The consumer is stopping.");
        }
        try {
            return asked.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What became of " + id + " can't be told now.", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        looker.interrupt();
    }

    private void lookUntilClosed() {
        var waiting = new ArrayList<Asked>();
        try {
            while (!closed) {
                var newcomer = waiting.isEmpty()
                        ? newcomers.take()
                        : newcomers.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                if (newcomer != null) {
                    waiting.add(newcomer);
                    newcomers.drainTo(waiting, most);
                }
                look(waiting);
            }
        } catch (InterruptedException stopping) {
            closed = true;
        }
        newcomers.drainTo(waiting);
        fail(waiting, new IllegalStateException("The consumer is stopping."));
    }

    /// Answers those whose fate is known or whose wait is over, and keeps the others.
    private void look(List<Asked> waiting) {
        try {
            var found = fates.apply(waiting.stream().map(Asked::id).collect(Collectors.toSet()));
            var now = System.nanoTime();
            var staying = new ArrayList<Asked>();
            for (var asked : waiting) {
                var fate = found.get(asked.id());
                if (fate == null && asked.deadline() - now > 0 && staying.size() < most) {
                    staying.add(asked);
                } else {
                    asked.answer().complete(fate == null ? new Fate.Unknown() : fate);
                }
            }
            waiting.clear();
            waiting.addAll(staying);
        } catch (RuntimeException | Error trouble) { // Whatever it is, those who wait are told, and others are served.
            fail(waiting, trouble);
        }
    }

    private static void fail(List<Asked> waiting, Throwable trouble) {
        waiting.forEach(asked -> asked.answer().completeExceptionally(trouble));
        waiting.clear();
    }
}
