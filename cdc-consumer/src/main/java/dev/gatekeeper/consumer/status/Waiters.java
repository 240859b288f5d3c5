package dev.gatekeeper.consumer.status;

import static java.util.stream.Collectors.toSet;

import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.apply.DecisionListener;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.wake.Listening;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Asks for fates on behalf of all who want to know one, in one query for all: however many they are, they take
/// one connection to the database, and leave the others to those who write. Thread-safe.
///
/// Who waits is first entered, then looked for, and then woken: by this process, which looks among those who are
/// entered once it has committed; or by another's notice. So what is committed is either there when it is looked for,
/// or brings word. A notice may be lost; therefore all are looked for from time to time.
@Singleton
class Waiters implements DecisionListener {

    /// Who comes when so many wait already is told what is known at once.
    private static final int MOST = 1000;

    /// Each notice would have all looked for, and says nothing of whom it is for.
    private static final Duration BETWEEN_NOTICES = Duration.ofMillis(10);

    private sealed interface Signal {

        record Newcomer(Asked asked) implements Signal {}

        /// This process has decided something under the id.
        record Decided(UUID id) implements Signal {}

        /// Another consumer has decided something.
        record Heard() implements Signal {}
    }

    private final Function<Set<Question>, Map<Question, Fate>> fates;
    private final int most;
    private final Duration unheard;
    private final LongConsumer listenUntil;
    private final WaitMeters meters;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Waiting waiting = new Waiting();
    private final Thread looker = Thread.ofVirtual().name("status").unstarted(this::lookUntilClosed);
    private volatile boolean closed;

    // Of the looker alone: what the next look is for.
    private final Set<Asked> newcomers = new HashSet<>();
    private final Set<UUID> decided = new HashSet<>();
    private boolean heard;
    private int places;
    private long lastForAll = System.nanoTime();

    @Inject
    Waiters(
            Fates fates,
            Listening listening,
            MeterRegistry registry,
            @Property(name = "gatekeeper.status.look", defaultValue = "1s") Duration unheard) {
        this(fates::find, MOST, unheard, listening::until, registry);
        listening.start(this::heard);
    }

    /// @param unheard after which all who wait are looked for though nothing was heard
    /// @param listenUntil is told until when notices are wanted at least, by [System#nanoTime]
    Waiters(
            Function<Set<Question>, Map<Question, Fate>> fates,
            int most,
            Duration unheard,
            LongConsumer listenUntil,
            MeterRegistry registry) {
        if (!unheard.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.status.look must be more than nothing.");
        }
        this.fates = fates;
        this.most = most;
        this.unheard = unheard;
        this.listenUntil = listenUntil;
        this.meters = new WaitMeters(registry, waiting::count);
        looker.start();
    }

    /// Returns as soon as it is decided, or when the wait is over.
    ///
    /// @throws IllegalStateException where the database does not say
    Fate await(Question question, Wait wait) throws InterruptedException {
        var asked = new Asked(question, System.nanoTime() + wait.duration().toNanos());
        signals.add(new Signal.Newcomer(asked));
        if (closed) {
            throw new IllegalStateException("The consumer is stopping.");
        }
        try {
            return asked.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What became of " + question.id() + " can't be told now.", e.getCause());
        }
    }

    /// Costs next to nothing while nobody waits.
    @Override
    public void decided(Batch batch) {
        if (waiting.isEmpty()) {
            return;
        }
        for (var record : batch.records()) {
            var id = record.id();
            if (id != null && waiting.has(id.uuid())) {
                signals.add(new Signal.Decided(id.uuid()));
            }
        }
    }

    void heard() {
        signals.add(new Signal.Heard());
    }

    @PreDestroy
    void close() {
        closed = true;
        looker.interrupt();
    }

    private void lookUntilClosed() {
        try {
            while (!closed) {
                awaitSignal();
                look();
            }
        } catch (InterruptedException stopping) {
            closed = true;
        }
        signals.forEach(this::note);
        fail(waiting.ids(), new IllegalStateException("The consumer is stopping."));
    }

    /// Until there is one, or it is time for a look without.
    private void awaitSignal() throws InterruptedException {
        var first = waiting.isEmpty()
                ? signals.take()
                : signals.poll(untilNextLook(System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
            note(first);
            var more = new ArrayList<Signal>();
            signals.drainTo(more, most);
            more.forEach(this::note);
        }
    }

    private void note(Signal signal) {
        switch (signal) {
            case Signal.Newcomer(var asked) -> {
                waiting.add(asked); // Before it is looked for.
                newcomers.add(asked);
            }
            case Signal.Decided(var id) -> decided.add(id);
            case Signal.Heard() -> heard = true;
        }
    }

    private long untilNextLook(long now) {
        var forAll = lastForAll + pause().toNanos() - now;
        return waiting.all().mapToLong(asked -> asked.deadline() - now).reduce(forAll, Math::min);
    }

    private Duration pause() {
        return heard ? BETWEEN_NOTICES : unheard;
    }

    /// Looks for those for whom there is a reason to.
    private void look() {
        var now = System.nanoTime();
        var forAll = now - lastForAll >= pause().toNanos();
        var ids = forAll ? waiting.ids() : due(now);
        if (!ids.isEmpty()) {
            look(ids, forAll && heard);
        }
        newcomers.clear();
        decided.clear();
        if (forAll || waiting.isEmpty()) {
            heard = false;
            lastForAll = now;
        }
    }

    private Set<UUID> due(long now) {
        return waiting.all()
                .filter(asked -> asked.isLate(now)
                        || newcomers.contains(asked)
                        || decided.contains(asked.question().id()))
                .map(asked -> asked.question().id())
                .collect(toSet());
    }

    /// Answers those whose fate is known or whose wait is over, and keeps the others.
    private void look(Set<UUID> ids, boolean noticed) {
        places = most - (waiting.count() - newcomers.size());
        try {
            var found = fates.apply(waiting.questions(ids));
            var now = System.nanoTime();
            waiting.removeIf(ids, asked -> isAnswered(asked, found.get(asked.question()), now, noticed));
        } catch (RuntimeException | Error trouble) { // Whatever it is, those who wait are told, and others are served.
            fail(ids, trouble);
        }
        waiting.all()
                .mapToLong(Asked::deadline)
                .reduce((one, other) -> one - other > 0 ? one : other)
                .ifPresent(listenUntil);
    }

    private boolean isAnswered(Asked asked, @Nullable Fate fate, long now, boolean noticed) {
        if (fate == null && !asked.isLate(now) && hasPlace(asked)) {
            return false;
        }
        if (fate != null && !newcomers.contains(asked)) {
            countWoken(asked, noticed);
        }
        asked.answer().complete(fate == null ? new Fate.Unknown() : fate);
        return true;
    }

    /// Who has waited goes on; a newcomer takes a place where one is left.
    private boolean hasPlace(Asked asked) {
        return !newcomers.contains(asked) || places-- > 0;
    }

    private void countWoken(Asked asked, boolean noticed) {
        if (decided.contains(asked.question().id())) {
            meters.wokenByCommit();
        } else if (noticed) {
            meters.wokenByNotice();
        } else {
            meters.wokenByLook();
        }
    }

    private void fail(Set<UUID> ids, Throwable trouble) {
        waiting.removeIf(ids, asked -> {
            asked.answer().completeExceptionally(trouble);
            return true;
        });
    }
}
