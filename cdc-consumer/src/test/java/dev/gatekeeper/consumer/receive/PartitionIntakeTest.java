package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.consumer.log.TopicIdentity;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The positions that are taken, whatever goes wrong in between.
class PartitionIntakeTest {

    private static final TopicIdentity TOPIC = new TopicIdentity("log", "id", 2);
    private static final TopicPartition ZERO = new TopicPartition("log", 0);
    private static final TopicPartition ONE = new TopicPartition("log", 1);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    private final Set<TopicPartition> paused = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<TopicPartition, Starts.Found> found = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final BlockedPartitions blocked = new BlockedPartitions(Clock.systemUTC());
    private Function<TopicPartition, Taken> outcome = _ -> new Taken.Committed(3);
    private long end = 3;
    private final PartitionIntake intake = new PartitionIntake(
            kafka,
            new Paused(),
            (_, task) -> waiting.add(task),
            partition -> Objects.requireNonNull(found.get(partition)),
            blocked,
            this::take);

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
    void whateverIsThrownOnTheWayNoRecordIsPassedOver() {
        assign(List.of(ZERO, ONE));
        outcome = _ -> {
            throw new AssertionError("what no one has thought of");
        };
        assertThatThrownBy(this::poll).isInstanceOf(AssertionError.class);
        taken.clear();
        outcome = _ -> new Taken.Committed(3);

        end = 4;
        poll();
        poll();

        assertThat(taken).containsExactly("log-0@0: [0, 1, 2, 3]", "log-1@0: [0, 1, 2, 3]");
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
    }

    private Taken take(
            TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], byte[]>> records) {
        var from = new TopicPartition(topic.name(), partition);
        taken.add(from + "@" + expected + ": "
                + records.stream().map(ConsumerRecord::offset).toList());
        return outcome.apply(from);
    }

    /// Both partitions hold all records up to the end; the client gives what stands past its position.
    private void poll() {
        for (var partition : kafka.assignment()) {
            for (var offset = 0L; offset < end; offset++) {
                kafka.addRecord(new ConsumerRecord<>("log", partition.partition(), offset, new byte[0], new byte[0]));
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
        return new Taken.Troubled("trouble", new IllegalStateException("trouble"));
    }
}
