package dev.gatekeeper.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitersTest {

    private static final Wait LONG = new Wait(Duration.ofSeconds(60));

    private final Map<UUID, Fate> decided = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Set<UUID>> looks = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private final Waiters waiters = new Waiters(this::find, 2);

    @AfterEach
    void stop() {
        waiters.close();
    }

    @Test
    void whoWaitsIsAnsweredOnceItIsDecided() throws Exception {
        var one = id();
        var answer = asynchronously(() -> waiters.await(one, LONG));
        awaitLookFor(one);

        decided.put(one.uuid(), rejected(one));

        assertThat(answer.get()).isEqualTo(rejected(one));
    }

    @Test
    void whoDoesNotWaitIsToldWhatIsKnown() throws Exception {
        assertThat(waiters.await(id(), Wait.NONE)).isEqualTo(new Fate.Unknown());
    }

    @Test
    void allWhoWaitAreLookedForTogether() throws Exception {
        var one = id();
        var two = id();
        var first = asynchronously(() -> waiters.await(one, LONG));
        var second = asynchronously(() -> waiters.await(two, LONG));

        awaitLookFor(one, two);

        decided.put(one.uuid(), rejected(one));
        decided.put(two.uuid(), rejected(two));
        assertThat(first.get()).isEqualTo(rejected(one));
        assertThat(second.get()).isEqualTo(rejected(two));
    }

    @Test
    void whoComesWhenTooManyWaitIsAnsweredAtOnce() throws Exception {
        var one = id();
        var two = id();
        var first = asynchronously(() -> waiters.await(one, LONG));
        var second = asynchronously(() -> waiters.await(two, LONG));
        awaitLookFor(one, two);

        assertThat(waiters.await(id(), LONG)).isEqualTo(new Fate.Unknown());
        assertThat(first.isDone() || second.isDone()).isFalse();
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndTheNextIsServed() throws Exception {
        away = true;
        assertThatThrownBy(() -> waiters.await(id(), LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("away");
        away = false;

        assertThat(waiters.await(id(), Wait.NONE)).isEqualTo(new Fate.Unknown());
    }

    @Test
    void nobodyIsLeftWaitingWhereTheConsumerStops() throws Exception {
        var one = id();
        var answer = asynchronously(() -> waiters.await(one, LONG));
        awaitLookFor(one);

        waiters.close();

        assertThatThrownBy(answer::get).hasRootCauseMessage("The consumer is stopping.");
        assertThatThrownBy(() -> waiters.await(id(), LONG)).hasMessage("The consumer is stopping.");
    }

    private Map<UUID, Fate> find(Set<UUID> ids) {
        if (away) {
            throw new IllegalArgumentException("away");
        }
        looks.add(ids);
        return decided;
    }

    private void awaitLookFor(ChangeSetId... ids) throws InterruptedException {
        var all = Set.of(ids).stream().map(ChangeSetId::uuid).toList();
        while (looks.stream().noneMatch(look -> look.containsAll(all))) {
            Thread.sleep(5);
        }
    }

    private static <T> FutureTask<T> asynchronously(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private static ChangeSetId id() {
        return new ChangeSetId(UUID.randomUUID());
    }

    private static Fate rejected(ChangeSetId id) {
        return new Fate.Rejected(new RejectionSummary(
                id.uuid(),
                id.uuid(),
                null,
                "reason",
                "detail",
                0,
                "log",
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null));
    }
}
