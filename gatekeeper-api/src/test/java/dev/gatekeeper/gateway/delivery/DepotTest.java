package dev.gatekeeper.gateway.delivery;

import static dev.gatekeeper.gateway.delivery.DepotInHand.BOUND;
import static dev.gatekeeper.gateway.delivery.DepotInHand.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.delivery.FakeKafka.Fate;
import dev.gatekeeper.gateway.kafka.KafkaState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepotTest {

    private static final KafkaState FIT = new KafkaState.Fit();
    private static final KafkaState AWAY = new KafkaState.Away(List.of("Away."));
    private static final Fate LOST = new Fate.Failed(false, new TimeoutException("late"), 100);

    @TempDir
    Path folder;

    private final FakeKafka kafka = new FakeKafka();
    private volatile KafkaState state = FIT;

    @Test
    void whatKafkaTakesGoesThereAndNowhereElse() throws InterruptedException {
        try (var hand = open()) {
            var delivered = hand.deliver("s", "one");

            assertThat(delivered).isEqualTo(new Delivered.Logged("log", 0, 0));
            assertThat(hand.depot.waitingChangeSets()).isZero();
            assertThat(kafka.opened()).isEqualTo(1);
        }
    }

    @Test
    void whatKafkaDoesNotTakeInTimeIsSpooledAndComesToKafkaOfItsOwnAccordWithAllThatItHad()
            throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = _ -> LOST;
            state = AWAY;

            var first = hand.deliver("s", "one");
            var start = System.nanoTime();
            var second = hand.deliver("s", "two");
            var waited = Duration.ofNanos(System.nanoTime() - start);
            kafka.fates = _ -> new Fate.Acknowledged();
            state = FIT;

            assertThat(first).isEqualTo(new Delivered.Spooled());
            assertThat(second).isEqualTo(new Delivered.Spooled());
            assertThat(waited).isLessThan(BOUND.dividedBy(2));
            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("one", "two");
            // A record is said to be replayed a moment after it waits no more.
            await("what is said to be replayed")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hand.replayed).containsExactly("one", "two"));
            assertThat(kafka.log()).extracting(DepotTest::source).containsOnly("replay");
            assertThat(new String(
                            kafka.log()
                                    .getFirst()
                                    .headers()
                                    .lastHeader(RecordHeaders.ID)
                                    .value(),
                            UTF_8))
                    .isEqualTo("one");
            hand.awaitPrompt();
            assertThat(hand.deliver("s", "three")).isInstanceOf(Delivered.Logged.class);
            assertThat(source(kafka.log().getLast())).isEqualTo("api");
        }
    }

    @Test
    void aKafkaThatNeverAnswersIsNotWaitedForLongerThanTheBound() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = _ -> new Fate.Failed(false, new TimeoutException("late"), 60_000);
            var start = System.nanoTime();

            var delivered = hand.deliver("s", "one");

            assertThat(delivered).isEqualTo(new Delivered.Spooled());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(BOUND.dividedBy(2), BOUND.multipliedBy(2));
            kafka.fates = _ -> new Fate.Acknowledged();
            hand.awaitDrained();
        }
    }

    @Test
    void withoutAnyKafkaAllIsSpooledAtOnce() throws InterruptedException {
        state = AWAY;
        try (var hand = open()) {
            var delivered = hand.deliver("s", "one");

            assertThat(delivered).isEqualTo(new Delivered.Spooled());
            assertThat(kafka.opened()).isZero();
            assertThat(hand.depot.hasRoom()).isTrue();
        }
    }

    @Test
    void whatIsTooLargeForKafkaIsRefusedAndDisturbsNobody() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = record -> text(record).equals("large")
                    ? new Fate.Failed(false, new RecordTooLargeException(), 0)
                    : new Fate.Acknowledged();

            var large = hand.deliver("s", "large");

            assertThat(large)
                    .isInstanceOfSatisfying(
                            Delivered.Nowhere.class,
                            nowhere -> assertThat(nowhere.why()).contains("max.message.bytes"));
            assertThat(hand.deliver("s", "small")).isInstanceOf(Delivered.Logged.class);
            assertThat(kafka.opened()).isEqualTo(1);
            assertThat(hand.depot.waitingChangeSets()).isZero();
        }
    }

    @Test
    void behindWhatIsTooLargeNothingOfItsSequenceGetsToKafkaAndOthersDo() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = record -> text(record).equals("large")
                    ? new Fate.Failed(false, new RecordTooLargeException(), 100)
                    : new Fate.Acknowledged();
            var sequence = Sequence.ofMany();

            var underWay = Stream.of("before", "large", "behind", "last")
                    .map(value -> hand.delivery.send(DepotInHand.record("s", value), sequence))
                    .toList();
            var other = hand.delivery.send(DepotInHand.record("t", "other"), Sequence.ofOne());
            var delivered = underWay.stream().map(Pending::await).toList();

            assertThat(delivered.get(0)).isInstanceOf(Delivered.Logged.class);
            assertThat(delivered.get(1)).isInstanceOf(Delivered.Nowhere.class);
            assertThat(delivered.subList(2, 4)).hasOnlyElementsOfType(Delivered.Perhaps.class);
            assertThat(hand.delivery
                            .send(DepotInHand.record("s", "late"), sequence)
                            .await())
                    .isInstanceOf(Delivered.Nowhere.class);
            assertThat(other.await()).isEqualTo(new Delivered.Spooled());
            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("before", "other");
        }
    }

    @Test
    void whatIsUnderWayWhileKafkaFailsIsSpooledInItsOrder() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = record -> text(record).equals("2") ? LOST : new Fate.Acknowledged();
            var sequence = Sequence.ofMany();

            var delivered = IntStream.range(0, 5)
                    .mapToObj(i -> hand.delivery.send(DepotInHand.record("s", "" + i), sequence))
                    .toList()
                    .stream()
                    .map(Pending::await)
                    .toList();
            kafka.fates = _ -> new Fate.Acknowledged();

            assertThat(delivered.subList(0, 2)).hasOnlyElementsOfType(Delivered.Logged.class);
            assertThat(delivered.subList(2, 5)).containsOnly(new Delivered.Spooled());
            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("0", "1", "2", "3", "4");
        }
    }

    @Test
    void whatIsHandedOverWithoutWaitingIsForcedToTheDiskTogether() throws InterruptedException {
        state = AWAY;
        try (var hand = open()) {
            var sequence = Sequence.ofMany();

            var delivered = IntStream.range(0, 2_000)
                    .mapToObj(i -> hand.delivery.send(DepotInHand.record("s", "" + i), sequence))
                    .toList()
                    .stream()
                    .map(Pending::await)
                    .toList();

            assertThat(delivered).containsOnly(new Delivered.Spooled());
            assertThat(hand.registry
                            .get("gatekeeper.spool.fsync")
                            .tag("spool", "change-sets")
                            .timer()
                            .count())
                    .isLessThan(1_000);
            state = FIT;
            hand.awaitDrained();
            assertThat(kafka.values())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 2_000).mapToObj(i -> "" + i).toList());
        }
    }

    @Test
    void aFullSpoolBreaksTheSequenceThatComesUponIt() throws InterruptedException {
        state = AWAY;
        try (var hand = new DepotInHand(folder, kafka, () -> state, 2 << 20)) {
            var sequence = Sequence.ofMany();
            var large = "x".repeat(400_000);
            while (hand.delivery.send(DepotInHand.record("s", large), sequence).await() instanceof Delivered.Spooled) {}

            var small = hand.delivery.send(DepotInHand.record("s", "small"), sequence);

            assertThat(small.await()).isInstanceOf(Delivered.Nowhere.class);
            assertThat(hand.deliver("s", "small")).isEqualTo(new Delivered.Spooled());
        }
    }

    @Test
    void whatHadItsRoomBeforeTheSpoolWasFullIsKept() throws InterruptedException {
        try (var hand = new DepotInHand(folder, kafka, () -> state, 2 << 20)) {
            kafka.fates = _ -> LOST;
            var sequence = Sequence.ofMany();
            var large = "x".repeat(400_000);

            var delivered = IntStream.range(0, 10)
                    .mapToObj(_ -> hand.delivery.send(DepotInHand.record("s", large), sequence))
                    .toList()
                    .stream()
                    .map(Pending::await)
                    .toList();

            var kept = (int) delivered.stream()
                    .takeWhile(new Delivered.Spooled()::equals)
                    .count();
            assertThat(kept).isBetween(2, 6);
            assertThat(delivered.subList(kept, 10)).hasOnlyElementsOfType(Delivered.Nowhere.class);
        }
    }

    @Test
    void whoMayNotWriteIsToldAndNothingIsSpooled() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = _ -> new Fate.Failed(false, new TopicAuthorizationException("log"), 0);
            state = new KafkaState.Refusing(List.of("No rights."));

            var first = hand.deliver("s", "one");
            var second = hand.deliver("s", "two");

            assertThat(first).isInstanceOf(Delivered.Perhaps.class);
            assertThat(second).isInstanceOf(Delivered.Nowhere.class);
            assertThat(hand.depot.waitingChangeSets()).isZero();
        }
    }

    @Test
    void aProducerThatIsBrokenForGoodIsReplacedAndNothingIsLost() throws InterruptedException {
        try (var hand = open()) {
            kafka.fates = _ -> new Fate.Failed(false, new OutOfOrderSequenceException("lost"), 0);

            var delivered = hand.deliver("s", "one");
            kafka.fates = _ -> new Fate.Acknowledged();

            assertThat(delivered).isEqualTo(new Delivered.Spooled());
            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("one");
            assertThat(kafka.opened()).isGreaterThan(1);
        }
    }

    @Test
    void whatCanNeverBeReplayedIsSetAsideAndStopsNothing() throws InterruptedException {
        state = AWAY;
        try (var hand = open()) {
            kafka.fates = record -> text(record).equals("large")
                    ? new Fate.Failed(false, new RecordTooLargeException(), 0)
                    : new Fate.Acknowledged();
            for (var value : List.of("before", "large", "after")) {
                assertThat(hand.deliver("s", value)).isEqualTo(new Delivered.Spooled());
            }

            state = FIT;

            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("before", "after");
            assertThat(hand.registry
                            .get("gatekeeper.spool.set.aside")
                            .tag("spool", "change-sets")
                            .counter()
                            .count())
                    .isEqualTo(1);
            hand.awaitPrompt();
            assertThat(hand.deliver("s", "later")).isInstanceOf(Delivered.Logged.class);
        }
    }

    @Test
    void whatWaitsOutlivesARestartAndGoesBeforeWhatComesThen() throws InterruptedException {
        state = AWAY;
        try (var hand = open()) {
            hand.deliver("s", "one");
            hand.deliver("t", "two");
        }

        try (var hand = open()) {
            assertThat(hand.depot.waitingChangeSets()).isEqualTo(2);
            assertThat(hand.deliver("s", "three")).isEqualTo(new Delivered.Spooled());
            state = FIT;

            hand.awaitDrained();
            assertThat(kafka.values()).containsExactly("one", "two", "three");
            hand.awaitPrompt();
            assertThat(hand.deliver("s", "four")).isInstanceOf(Delivered.Logged.class);
        }
    }

    @Test
    void aStreamThatHasNothingWaitingDoesNotWaitForOthers() throws InterruptedException {
        state = AWAY;
        try (var hand = open()) {
            hand.deliver("slow", "one");
            hand.deliver("slow", "two");
            kafka.fates = record -> text(record).equals("two")
                    ? new Fate.Failed(true, new TimeoutException("late"), 600)
                    : new Fate.Acknowledged();
            state = FIT;
            await("the second record in the log")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(kafka::values, values -> values.contains("two"));

            var slow = hand.delivery.deliver(DepotInHand.record("slow", "three"));

            assertThat(slow).isEqualTo(new Delivered.Spooled());
            kafka.fates = _ -> new Fate.Acknowledged();
            hand.awaitDrained();
            assertThat(kafka.values().stream().distinct()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aFullSpoolRefusesBeforeAnythingIsSent() throws InterruptedException {
        state = AWAY;
        try (var hand = new DepotInHand(folder, kafka, () -> state, 2 << 20)) {
            var value = "x".repeat(100_000);
            var taken = 0;
            Delivered last;
            do {
                last = hand.deliver("s", value);
                taken++;
            } while (last instanceof Delivered.Spooled);

            assertThat(taken).as(last.toString()).isBetween(7, 10); // Each has the value twice.
            assertThat(last).isEqualTo(new Delivered.Nowhere("The spool is full."));
            assertThat(hand.depot.rejections().deliver(DepotInHand.record("r", "refused")))
                    .isEqualTo(new Delivered.Spooled());
            state = FIT;
            hand.awaitDrained();
            hand.awaitPrompt();
            assertThat(hand.deliver("s", value)).isInstanceOf(Delivered.Logged.class);
        }
    }

    @Test
    void stoppingDuringAnOutageIsQuickAndLosesNothing() throws InterruptedException {
        var hand = open();
        var isSent = new AtomicBoolean();
        kafka.fates = _ -> {
            isSent.set(true);
            return new Fate.Failed(false, new TimeoutException("late"), 60_000);
        };
        var waiting = Thread.ofVirtual().start(() -> hand.deliver("s", "one"));
        await("a record that waits for Kafka")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilTrue(isSent);

        var start = System.nanoTime();
        hand.close();
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(waiting.join(PATIENCE)).isTrue();
        assertThat(hand.deliver("s", "late")).isEqualTo(new Delivered.Nowhere("The gateway is stopping."));
        state = AWAY;
        try (var again = open()) {
            assertThat(again.depot.waitingChangeSets()).isEqualTo(1);
        }
    }

    @Test
    void stoppingWhileTheReplayWaitsForTheProducerSendsNothingBehindTheRecordThatWaited() throws InterruptedException {
        var isSending = new AtomicBoolean();
        var values = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
        state = AWAY;
        try (var hand = open()) {
            values.forEach(value -> assertThat(hand.deliver("s", value)).isEqualTo(new Delivered.Spooled()));
            kafka.blocks = record -> isSending.getAndSet(true) ? 0 : 60_000;
            state = FIT;
            await("the first to wait for room").atMost(PATIENCE).untilTrue(isSending);
        }

        try (var again = open()) {
            again.awaitDrained();
        }
        assertThat(kafka.values().stream().distinct()).containsExactlyElementsOf(values);
    }

    private DepotInHand open() throws InterruptedException {
        return new DepotInHand(folder, kafka, () -> state);
    }

    private static String text(ProducerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    static String source(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(RecordHeaders.SOURCE).value(), UTF_8);
    }
}
