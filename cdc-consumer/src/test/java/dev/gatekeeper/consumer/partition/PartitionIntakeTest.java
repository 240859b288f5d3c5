package dev.gatekeeper.consumer.partition;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.Taken;
import dev.gatekeeper.consumer.dispatch.Taker;
import dev.gatekeeper.consumer.log.TopicIdentity;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The positions that are taken, whatever goes wrong in between.
class PartitionIntakeTest {

    private static final TopicIdentity TOPIC = new TopicIdentity("log", "id", 2);
    private static final TopicPartition ZERO = new TopicPartition("log", 0);
    private static final TopicPartition ONE = new TopicPartition("log", 1);

    private final MockConsumer<byte[], Value> kafka = new WithoutCommits();
    private long end = 3;
    private final Set<TopicPartition> paused = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<TopicPartition, Starts.Found> found = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final List<TopicPartition> forgotten = new ArrayList<>();
    private final BlockedPartitions blocked = new BlockedPartitions(Clock.systemUTC());
    private Function<TopicPartition, Taken> outcome = _ -> new Taken.Committed(3);
    private @Nullable RuntimeException commitFailure;
    private int questions;
    private Runnable whileFinding = () -> {};
    private TopicIdentity inKafka = TOPIC;
    private long nanoTime;
    private LongFunction<byte[]> keys = _ -> new byte[0];
    private final PartitionIntake intake = new PartitionIntake(
            kafka,
            this::find,
            new PartitionStates(new Paused(), (_, task) -> waiting.add(task), this::find, blocked),
            new TopicWatch(_ -> inKafka, () -> nanoTime),
            new HandWritten());

    @BeforeEach
    void twoPartitionsOfThreeRecords() {
        kafka.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        found.put(ZERO, new Starts.Found.At(TOPIC, 0));
        found.put(ONE, new Starts.Found.At(TOPIC, 0));
    }

    @Test
    void aPartitionIsTakenFromItsKeptPosition() {
        found.put(ZERO, new Starts.Found.At(TOPIC, 2));
        assign(List.of(ZERO));

        poll();

        assertThat(taken).containsExactly("log-0@2: [2]");
    }

    @Test
    void aTroubledPartitionWaitsAndComesAgainWhileTheOtherGoesOn() {
        assign(List.of(ZERO, ONE));
        outcome = partition -> partition.equals(ZERO) ? troubled() : new Taken.Committed(3);
        poll();
        assertThat(paused).containsExactly(ZERO);
        assertThat(blocked.list()).extracting(Blocked::partition).containsExactly(0);
        outcome = _ -> new Taken.Committed(3);

        runWaiting();
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]", "log-1@0: [0, 1, 2]", "log-0@0: [0, 1, 2]");
        assertThat(paused).isEmpty();
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void whateverIsThrownItsPartitionWaitsAndTheOtherGoesOn() {
        assign(List.of(ZERO, ONE));
        outcome = partition -> {
            if (partition.equals(ZERO)) {
                throw new AssertionError("what no one has thought of");
            }
            return new Taken.Committed(3);
        };

        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]", "log-1@0: [0, 1, 2]");
        assertThat(blocked.list()).extracting(Blocked::partition).containsExactly(0);
    }

    @Test
    void whereTakingEndsHalfWayWhatWasNotTakenComesAgainThoughNothingIsWritten() {
        assign(List.of(ZERO, ONE));
        commitFailure = new WakeupException();
        assertThatThrownBy(this::poll).isInstanceOf(WakeupException.class);
        commitFailure = null;
        taken.clear();

        poll();

        assertThat(taken).containsExactly("log-1@0: [0, 1, 2]");
    }

    @Test
    void whatKafkaWillNotNoteIsTakenAllTheSame() {
        assign(List.of(ZERO, ONE));
        commitFailure = new GroupAuthorizationException("group");

        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]", "log-1@0: [0, 1, 2]");
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void whatIsNotTakenAtOnceIsHandedOnAgain() {
        assign(List.of(ZERO));
        outcome = _ -> new Taken.Committed(taken.size());

        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]", "log-0@1: [1, 2]", "log-0@2: [2]");
    }

    @Test
    void whatWasTakenBeforeATroubleStaysTaken() {
        assign(List.of(ZERO));
        outcome = _ -> taken.size() == 1 ? new Taken.Committed(2) : troubled();
        poll();
        outcome = _ -> new Taken.Committed(3);

        runWaiting();
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]", "log-0@2: [2]", "log-0@2: [2]");
    }

    @Test
    void recordsOfAPartitionThatNothingWasFoundOutAboutAreNotLost() {
        whileFinding = () -> {
            throw new AssertionError("what no one has thought of");
        };
        assertThatThrownBy(() -> assign(List.of(ZERO))).isInstanceOf(AssertionError.class);
        whileFinding = () -> {};

        runWaiting();
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]");
    }

    @Test
    void allPartitionsAreAskedForAtOnce() {
        assign(List.of(ZERO, ONE));

        assertThat(questions).isEqualTo(1);
    }

    @Test
    void aHeldPartitionOfATopicThatIsAnotherNowStopsAtTheNextRebalance() {
        assign(List.of(ZERO));
        found.put(ZERO, new Starts.Found.Stopped("another topic", "bring back the old one"));

        intake.assigned(List.of());
        poll();

        assertThat(taken).isEmpty();
        assertThat(blocked.list()).extracting(Blocked::why).containsExactly("another topic");
    }

    @Test
    void aHeldPartitionThatIsAsItWasGoesOnThroughARebalance() {
        assign(List.of(ZERO));

        intake.assigned(List.of());
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]");
        assertThat(waiting).isEmpty();
    }

    @Test
    void whereATopicGotMorePartitionsWhatWasWrittenBeforeIsTakenAndWhatCameFromElsewhereWaits() {
        keys = offset -> streamOf(offset == 2 ? 1 : 0);
        outcome = _ -> new Taken.Committed(2);
        assign(List.of(ZERO));
        inKafka = new TopicIdentity("log", "id", 3);

        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1]");
        assertThat(paused).containsExactly(ZERO);
        assertThat(blocked.list()).singleElement().satisfies(halt -> {
            assertThat(halt.why()).contains("has more partitions than the 2", "the record at the offset 2");
            assertThat(halt.remedy())
                    .contains("update cdc.partition_position set partition_count", "where topic = 'log'");
        });
    }

    @Test
    void onceSomeoneSaysThatTheOldPartitionsAreDoneWhatCameFromElsewhereIsTaken() {
        keys = offset -> streamOf(offset == 2 ? 1 : 0);
        outcome = _ -> new Taken.Committed(2);
        assign(List.of(ZERO));
        inKafka = new TopicIdentity("log", "id", 3);
        poll();
        found.put(ZERO, new Starts.Found.At(new TopicIdentity("log", "id", 3), 2));
        outcome = _ -> new Taken.Committed(3);

        for (var looks = 0; looks < 3; looks++) {
            runWaiting();
            poll();
        }

        assertThat(taken).containsExactly("log-0@0: [0, 1]", "log-0@2: [2]");
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void whoeverWritesElsewhereThanTheStreamsLieIsReadAllTheSame() {
        keys = _ -> streamOf(1);
        assign(List.of(ZERO));

        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]");
    }

    @Test
    void aTopicThatWasMadeAnewIsNoticedBeforeAnythingOfItIsTaken() {
        assign(List.of(ZERO));
        outcome = _ -> new Taken.Committed(3);
        poll();
        taken.clear();
        end = 6;
        inKafka = new TopicIdentity("log", "another id", 2);
        found.put(ZERO, new Starts.Found.Stopped("made anew", "mend"));
        nanoTime = Duration.ofMillis(101).toNanos();

        poll();
        runWaiting();

        assertThat(taken).isEmpty();
        assertThat(blocked.list()).extracting(Blocked::why).containsExactly("made anew");
    }

    @Test
    void asLongAsRecordsKeepComingKafkaIsNotAskedWhichTopicTheyAreOf() {
        assign(List.of(ZERO));
        outcome = _ -> new Taken.Committed(taken.size());
        nanoTime = Duration.ofHours(1).toNanos();
        poll();
        inKafka = new TopicIdentity("log", "another id", 2);
        nanoTime += Duration.ofMillis(99).toNanos();

        poll();

        assertThat(blocked.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received exception when fetching the next record from log-0. If needed, please seek past the record.",
                "Record batch for partition log-0 at offset 0 is invalid, cause: crc",
                "Failed to make progress reading messages at log-0=0. Received a non-empty fetch response",
                "Encountered corrupt message when fetching offset 0 for topic-partition log-0"
            })
    void aPartitionThatTheClientCannotReadWaitsWhileTheOtherGoesOn(String message) {
        assign(List.of(ZERO, ONE));

        var known = intake.unreadable(new KafkaException(message));
        poll();

        assertThat(known).isTrue();
        assertThat(taken).containsExactly("log-1@0: [0, 1, 2]");
        assertThat(paused).containsExactly(ZERO);
        assertThat(blocked.list()).extracting(Blocked::partition).containsExactly(0);
    }

    @Test
    void aPartitionThatTheClientCouldNotReadIsReadAgain() {
        assign(List.of(ZERO));
        intake.unreadable(new KafkaException("Received exception when fetching the next record from log-0."));

        runWaiting();
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2]");
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void whereThePositionWasSetPastWhatCannotBeReadItIsGoneOnFromThere() {
        assign(List.of(ZERO));
        var damaged = new KafkaException("Received exception when fetching the next record from log-0.");
        intake.unreadable(damaged);
        found.put(ZERO, new Starts.Found.At(TOPIC, 2));
        runWaiting();

        intake.unreadable(damaged);
        runWaiting();
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@2: [2]");
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void aFailureThatNamesNoPartitionStopsNone() {
        assign(List.of(ZERO, ONE));

        var known = intake.unreadable(new KafkaException("Not allowed: log-00, log-0-1, catalog-0, log-12."));

        assertThat(known).isFalse();
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void aPartitionThatIsRevokedWhileItsPositionIsLookedForIsNotBlocked() {
        found.put(ZERO, new Starts.Found.Stopped("outside", "mend"));
        assign(List.of(ZERO));
        whileFinding = () -> intake.revoked(List.of(ZERO));

        runWaiting();

        assertThat(blocked.list()).isEmpty();
        assertThat(waiting).isEmpty();
    }

    @Test
    void aLookThatFailsIsTakenAgain() {
        found.put(ZERO, new Starts.Found.Stopped("outside", "mend"));
        assign(List.of(ZERO));
        whileFinding = () -> {
            throw new AssertionError("what no one has thought of");
        };
        runWaiting();
        whileFinding = () -> {};
        found.put(ZERO, new Starts.Found.At(TOPIC, 1));

        runWaiting();
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@1: [1, 2]");
    }

    @Test
    void aFaultOfTheConsumersOwnIsLoggedWithItsTraceAndOneOfTheDatabaseWithout() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger(PartitionStates.class);
        logger.addAppender(logged);
        assign(List.of(ZERO, ONE));
        outcome = partition -> new Taken.Troubled(
                "trouble",
                "mend",
                partition.equals(ZERO)
                        ? new IllegalStateException("ours")
                        : new IllegalStateException(new SQLException("the database's")),
                null);

        poll();
        logger.detachAppender(logged);

        assertThat(logged.list)
                .extracting(event -> event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage())
                .containsExactly("ours", "");
    }

    @Test
    void aPartitionWithoutAPositionTakesNothingUntilOneIsFound() {
        found.put(ZERO, new Starts.Found.Unavailable("away", "wait"));
        assign(List.of(ZERO));
        poll();
        assertThat(taken).isEmpty();
        assertThat(blocked.list()).extracting(Blocked::why).containsExactly("away");
        found.put(ZERO, new Starts.Found.At(TOPIC, 1));

        runWaiting();
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@1: [1, 2]");
        assertThat(blocked.list()).isEmpty();
    }

    @Test
    void aLostPartitionIsTakenUpWhereTheOtherConsumerLeftIt() {
        assign(List.of(ZERO));
        outcome = _ -> new Taken.Lost("others were here");
        poll();
        found.put(ZERO, new Starts.Found.At(TOPIC, 2));
        outcome = _ -> new Taken.Committed(3);
        taken.clear();

        runWaiting();
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@2: [2]");
    }

    @Test
    void aRevokedPartitionIsNotHeldPausedNorLookedAtAgain() {
        found.put(ZERO, new Starts.Found.Stopped("outside", "mend"));
        assign(List.of(ZERO));

        intake.revoked(List.of(ZERO));
        runWaiting();

        assertThat(paused).isEmpty();
        assertThat(blocked.list()).isEmpty();
        assertThat(waiting).isEmpty();
        assertThat(forgotten).containsExactly(ZERO);
    }

    private Map<TopicPartition, Starts.Found> find(Set<TopicPartition> partitions) {
        questions++;
        whileFinding.run();
        return partitions.stream()
                .collect(toMap(partition -> partition, partition -> Objects.requireNonNull(found.get(partition))));
    }

    /// The name of a stream that lies there while the topic has two partitions.
    private static byte[] streamOf(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(number -> ("stream " + number).getBytes(StandardCharsets.UTF_8))
                .filter(name -> Utils.toPositive(Utils.murmur2(name)) % 2 == partition)
                .findFirst()
                .orElseThrow();
    }

    private final class HandWritten implements Taker {
        @Override
        public Taken take(
                TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], Value>> records) {
            var from = new TopicPartition(topic.name(), partition);
            taken.add(from + "@" + expected + ": "
                    + records.stream().map(ConsumerRecord::offset).toList());
            return outcome.apply(from);
        }

        @Override
        public void forget(Collection<TopicPartition> partitions) {
            forgotten.addAll(partitions);
        }
    }

    /// Both partitions hold all records up to the end; the client gives what stands past its position.
    private void poll() {
        for (var partition : kafka.assignment()) {
            for (var offset = 0L; offset < end; offset++) {
                kafka.addRecord(new ConsumerRecord<>(
                        "log", partition.partition(), offset, keys.apply(offset), Value.plain(new byte[0])));
            }
        }
        kafka.pause(paused);
        kafka.resume(kafka.paused().stream()
                .filter(partition -> !paused.contains(partition))
                .toList());
        intake.take(kafka.poll(Duration.ZERO));
    }

    private void assign(List<TopicPartition> partitions) {
        kafka.assign(partitions);
        intake.assigned(partitions);
    }

    private void runWaiting() {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    /// A client whose commits fail where the test says so.
    private final class WithoutCommits extends MockConsumer<byte[], Value> {
        WithoutCommits() {
            super("none");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            if (commitFailure != null) {
                throw commitFailure;
            }
        }
    }

    private final class Paused implements Pauses {
        @Override
        public void pause(Collection<TopicPartition> partitions) {
            paused.addAll(partitions);
        }

        @Override
        public void resume(Collection<TopicPartition> partitions) {
            paused.removeAll(partitions);
        }
    }

    private static Taken troubled() {
        return new Taken.Troubled("trouble", "mend", new IllegalStateException("trouble"), null);
    }
}
