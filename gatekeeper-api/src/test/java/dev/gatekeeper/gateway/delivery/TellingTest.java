package dev.gatekeeper.gateway.delivery;

import static dev.gatekeeper.gateway.delivery.DepotInHand.BOUND;
import static dev.gatekeeper.gateway.delivery.DepotInHand.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.gateway.delivery.FakeKafka.Fate;
import dev.gatekeeper.gateway.kafka.KafkaState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Those who are told what becomes of their records hear the same as those who wait, within the same bound; and who
/// asks beforehand knows whether there is anything to wait for.
class TellingTest {

    private static final KafkaState FIT = new KafkaState.Fit();
    private static final KafkaState AWAY = new KafkaState.Away(List.of("Away."));
    private static final Fate SILENCE = new Fate.Failed(false, new TimeoutException("late"), 60_000);

    @TempDir
    Path folder;

    private final FakeKafka kafka = new FakeKafka();
    private volatile KafkaState state = FIT;

    @Test
    void whatKafkaTakesIsToldOnTheExecutor() throws Exception {
        var tasks = new LinkedBlockingQueue<Runnable>();
        try (var hand = open()) {
            var told = hand.delivery
                    .send(DepotInHand.record("s", "one"), Sequence.ofOne())
                    .whenKnown(tasks::add)
                    .toCompletableFuture();

            var task = tasks.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(told).isNotDone();
            assertThat(task).isNotNull().satisfies(Runnable::run);
            assertThat(told).isCompletedWithValue(new Delivered.Logged("log", 0, 0));
        }
    }

    @Test
    void whatKafkaNeverAnswersIsToldToBeSpooledWhenTheBoundIsOver() throws Exception {
        try (var hand = open()) {
            kafka.fates = _ -> SILENCE;
            var start = System.nanoTime();

            var told = IntStream.range(0, 20)
                    .mapToObj(each -> hand.tell("s", "v" + each))
                    .toList();

            assertThat(told)
                    .allSatisfy(each -> assertThat(each.get(3 * BOUND.toMillis(), TimeUnit.MILLISECONDS))
                            .isEqualTo(new Delivered.Spooled()));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(BOUND.dividedBy(2), BOUND.multipliedBy(2));
            kafka.fates = _ -> new Fate.Acknowledged();
            hand.awaitDrained();
            assertThat(kafka.values())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(each -> "v" + each).toList());
        }
    }

    @Test
    void whatIsOnItsWayAtTheEndIsTold() throws Exception {
        CompletableFuture<Delivered> told;
        try (var hand = open()) {
            kafka.fates = _ -> SILENCE;
            told = hand.tell("s", "one");
        }

        assertThat(told).isCompletedWithValue(new Delivered.Spooled());
    }

    @Test
    void whatIsKnownAlreadyIsToldAtOnce() {
        var told = Pending.known("known").then(String::length).whenKnown(_ -> {
            throw new AssertionError("Nothing is left to be told later.");
        });

        assertThat(told.toCompletableFuture()).isCompletedWithValue(5);
    }

    @Test
    void onlyALineThatHasTakenARecordOfTheTopicIsPrompt() throws InterruptedException {
        try (var hand = open()) {
            var before = hand.delivery.isPrompt();

            hand.deliver("s", "one");

            assertThat(before).isFalse();
            assertThat(hand.delivery.isPrompt()).isTrue();
            assertThat(hand.depot.rejections().isPrompt()).isFalse();
        }
    }

    @Test
    void whatIsSentAtOnceIsToldLikeAllElse() throws Exception {
        try (var hand = open()) {
            assertThat(hand.delivery.sendAtOnce(DepotInHand.record("s", "zero")))
                    .isEmpty();
            hand.deliver("s", "one");

            var two = hand.delivery.sendAtOnce(DepotInHand.record("s", "two")).orElseThrow();

            assertThat(two.await()).isEqualTo(new Delivered.Logged("log", 0, 1));
            assertThat(kafka.values()).containsExactly("one", "two");
        }
    }

    @Test
    void nothingIsSentAtOnceWhereAnotherOfItsStreamWaitsForRoom() throws Exception {
        try (var hand = open()) {
            hand.deliver("s", "one");
            var isBlocked = new AtomicBoolean();
            kafka.blocks = _ -> {
                isBlocked.set(true);
                return 1_500;
            };
            var waiting = Thread.ofVirtual().start(() -> hand.deliver("s", "two"));
            await("one that waits for room")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .untilTrue(isBlocked);
            kafka.blocks = _ -> 0;
            var start = System.nanoTime();

            var three = hand.delivery.sendAtOnce(DepotInHand.record("s", "three"));

            assertThat(three).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            assertThat(hand.delivery.sendAtOnce(DepotInHand.record("t", "four")))
                    .isPresent();
            waiting.join();
            hand.awaitDrained();
            assertThat(kafka.values()).containsExactlyInAnyOrder("one", "two", "four");
        }
    }

    @Test
    void nothingIsPromptWhileKafkaIsAwayOrAnythingWaits() throws InterruptedException {
        try (var hand = open()) {
            hand.deliver("s", "one");
            kafka.fates = _ -> SILENCE;
            state = AWAY;

            hand.deliver("s", "two");

            assertThat(hand.delivery.isPrompt()).isFalse();
            state = FIT;
            await("Kafka's return").atMost(PATIENCE).until(hand.watch::state, KafkaState::isWritable);
            assertThat(hand.delivery.isPrompt()).isFalse();
            kafka.fates = _ -> new Fate.Acknowledged();
            hand.awaitPrompt();
            assertThat(hand.depot.waitingChangeSets()).isZero();
        }
    }

    private DepotInHand open() throws InterruptedException {
        return new DepotInHand(folder, kafka, () -> state);
    }
}
