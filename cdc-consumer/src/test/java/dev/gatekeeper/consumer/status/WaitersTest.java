package dev.gatekeeper.consumer.status;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.rejection.RejectionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nothing is looked for that no one has spoken of: who is answered has been woken.
@Timeout(60)
class WaitersTest {

    private static final Wait LONG = new Wait(Duration.ofSeconds(60));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<UUID, Fate> decided = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Set<UUID>> looks = new CopyOnWriteArrayList<>();
    private final Semaphore looking = new Semaphore(Integer.MAX_VALUE / 2);
    private final AtomicLong listenUntil = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean away;
    private Waiters waiters = waiters(Duration.ofHours(1));

    @AfterEach
    void stop() {
        looking.release(1_000);
        waiters.close();
    }

    @Test
    void whoWaitsIsWokenByTheCommit() throws Exception {
        var one = id();
        var answer = await(one);
        awaitLookFor(one);

        commit(one);

        assertThat(answer.get()).isEqualTo(rejected(one));
        assertThat(woken("commit")).isOne();
    }

    @Test
    void whatIsCommittedWhileItIsLookedForIsNotMissed() throws Exception {
        looking.drainPermits();
        var one = id();
        var answer = await(one);
        awaitLookFor(one); // Which has seen nothing, and is not over yet.

        commit(one);
        assertThat(answer.isDone()).isFalse();
        looking.release(2);

        assertThat(answer.get()).isEqualTo(rejected(one));
    }

    @Test
    void whatIsCommittedBeforeItIsLookedForIsFoundThen() throws Exception {
        var one = id();
        commit(one);

        assertThat(await(one).get()).isEqualTo(rejected(one));
        assertThat(looks).hasSize(1);
        assertThat(woken("commit") + woken("notice") + woken("look")).isZero();
    }

    @Test
    void aNoticeHasAllLookedForWhoWait() throws Exception {
        var one = id();
        var two = id();
        var first = await(one);
        awaitLookFor(one);
        var second = await(two);
        awaitLookFor(two);

        decided.put(one.uuid(), rejected(one));
        waiters.heard();

        assertThat(first.get()).isEqualTo(rejected(one));
        awaitLookFor(one, two);
        assertThat(second.isDone()).isFalse();
        assertThat(woken("notice")).isOne();
    }

    @Test
    void aNoticeThatComesWhileItIsLookedForIsNotMissed() throws Exception {
        looking.drainPermits();
        var one = id();
        var answer = await(one);
        awaitLookFor(one);

        decided.put(one.uuid(), rejected(one));
        waiters.heard();
        looking.release(2);

        assertThat(answer.get()).isEqualTo(rejected(one));
    }

    @Test
    void whatNobodySpokeOfIsFoundByLooking() throws Exception {
        waiters.close();
        waiters = waiters(Duration.ofMillis(50));
        var one = id();
        var answer = await(one);
        awaitLookFor(one);

        decided.put(one.uuid(), rejected(one));

        assertThat(answer.get()).isEqualTo(rejected(one));
        assertThat(woken("look")).isOne();
    }

    @Test
    void whoseWaitIsOverIsToldSoThoughNothingHappens() throws Exception {
        assertThat(waiters.await(question(id()), new Wait(Duration.ofMillis(100))))
                .isEqualTo(new Fate.Unknown());
    }

    @Test
    void atTheEndOfAWaitItIsLookedForOnceMore() throws Exception {
        var one = id();
        var answer = asynchronously(() -> waiters.await(question(one), new Wait(Duration.ofSeconds(1))));
        awaitLookFor(one);

        decided.put(one.uuid(), rejected(one));

        assertThat(answer.get()).isEqualTo(rejected(one));
    }

    @Test
    void aCommitHasNobodyLookedForWhoWaitsForSomethingElse() throws Exception {
        var one = id();
        var two = id();
        var first = await(one);
        awaitLookFor(one);
        var _ = await(two);
        awaitLookFor(two);

        commit(id());
        commit(one);

        assertThat(first.get()).isEqualTo(rejected(one));
        assertThat(looks).containsExactly(Set.of(one.uuid()), Set.of(two.uuid()), Set.of(one.uuid()));
    }

    @Test
    void whileNobodyWaitsNothingIsLookedForAndNoOneListens() throws Exception {
        commit(id());
        waiters.heard();
        waiters.await(question(id()), Wait.NONE);

        assertThat(looks).hasSize(1);
        assertThat(listenUntil).hasValue(0);
    }

    @Test
    void noticesAreWantedUntilTheLastWaitIsOver() throws Exception {
        var before = System.nanoTime();
        var one = id();
        var _ = await(one);
        awaitLookFor(one);
        var two = id();
        var _ = asynchronously(() -> waiters.await(question(two), new Wait(Duration.ofSeconds(1))));
        awaitLookFor(two);
        waiters.await(question(id()), Wait.NONE); // By then the look before is over.

        assertThat(listenUntil.get() - before)
                .isGreaterThan(Duration.ofSeconds(59).toNanos());
    }

    @Test
    void severalWhoWaitForTheSameAreAllAnswered() throws Exception {
        var one = id();
        var first = await(one);
        awaitLookFor(one);
        var second = await(one);

        commit(one);

        assertThat(first.get()).isEqualTo(rejected(one));
        assertThat(second.get()).isEqualTo(rejected(one));
    }

    @Test
    void ofAThousandWhoWaitNoneIsForgotten() throws Exception {
        waiters.close();
        waiters = new Waiters(this::find, 1_000, Duration.ofHours(1), listenUntil::set, meters);
        var ids = IntStream.range(0, 1_000).mapToObj(_ -> id()).toList();
        var answers = ids.stream().map(this::await).toList();

        ids.parallelStream().forEach(this::commit);

        for (var at = 0; at < ids.size(); at++) {
            assertThat(answers.get(at).get()).isEqualTo(rejected(ids.get(at)));
        }
    }

    @Test
    void whoDoesNotWaitIsToldWhatIsKnown() throws Exception {
        assertThat(waiters.await(question(id()), Wait.NONE)).isEqualTo(new Fate.Unknown());
    }

    @Test
    void whoComesWhenTooManyWaitIsAnsweredAtOnce() throws Exception {
        var one = id();
        var two = id();
        var first = await(one);
        var second = await(two);
        awaitLookFor(one);
        awaitLookFor(two);

        assertThat(waiters.await(question(id()), LONG)).isEqualTo(new Fate.Unknown());
        assertThat(first.isDone() || second.isDone()).isFalse();
        Awaitility.await("two wait")
                .atMost(PATIENCE)
                .until(meters.get("gatekeeper.waiting").gauge()::value, waiting -> waiting == 2);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndTheNextIsServed() throws Exception {
        away = true;
        assertThatThrownBy(() -> waiters.await(question(id()), LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("away");
        away = false;

        assertThat(waiters.await(question(id()), Wait.NONE)).isEqualTo(new Fate.Unknown());
    }

    @Test
    void nobodyIsLeftWaitingWhereTheConsumerStops() throws Exception {
        var one = id();
        var answer = await(one);
        awaitLookFor(one);

        waiters.close();

        assertThatThrownBy(answer::get).hasRootCauseMessage("The consumer is stopping.");
        assertThatThrownBy(() -> waiters.await(question(id()), LONG)).hasMessage("The consumer is stopping.");
    }

    private Waiters waiters(Duration look) {
        return new Waiters(this::find, 2, look, listenUntil::set, meters);
    }

    /// Sees what is decided when it begins, as a query does.
    private Map<Question, Fate> find(Set<Question> questions) {
        if (away) {
            throw new IllegalArgumentException("away");
        }
        var found = new HashMap<Question, Fate>();
        for (var question : questions) {
            var fate = decided.get(question.id());
            if (fate != null) {
                found.put(question, fate);
            }
        }
        looks.add(questions.stream().map(Question::id).collect(toSet()));
        looking.acquireUninterruptibly();
        return found;
    }

    private void commit(ChangeSetId id) {
        decided.put(id.uuid(), rejected(id));
        waiters.decided(new Batch(
                new TopicIdentity("log", "of the test", 1),
                0,
                0,
                List.of(new LogRecord.Unreadable(
                        new Place("log", 0, 0),
                        id,
                        null,
                        new Sender(null, null, Instant.EPOCH),
                        Payload.whole(new byte[0], null),
                        new Reason("reason", "detail")))));
    }

    private double woken(String by) {
        return meters.get("gatekeeper.woken").tag("by", by).counter().count();
    }

    private void awaitLookFor(ChangeSetId... ids) {
        var all = Set.of(ids).stream().map(ChangeSetId::uuid).toList();
        Awaitility.await("a look for " + all)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> looks.stream().anyMatch(look -> look.containsAll(all)));
    }

    private FutureTask<Fate> await(ChangeSetId id) {
        return asynchronously(() -> waiters.await(question(id), LONG));
    }

    private static <T> FutureTask<T> asynchronously(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private static ChangeSetId id() {
        return new ChangeSetId(UUID.randomUUID());
    }

    private static Question question(ChangeSetId id) {
        return new Question(id.uuid(), null);
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
