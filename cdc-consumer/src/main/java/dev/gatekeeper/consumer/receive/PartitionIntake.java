package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.receive.PartitionState.Halted;
import dev.gatekeeper.consumer.receive.PartitionState.Known;
import dev.gatekeeper.consumer.receive.PartitionState.Reading;
import dev.gatekeeper.consumer.receive.Starts.Found;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands on the records of one Kafka consumer's partitions, each from the position that the database keeps, and stops
/// a partition that can't be gone on with, for as long as that lasts, while the others go on and the consumer stays
/// in its group.
///
/// No record is passed over: whatever happens to a partition's records, the next that are taken start at the kept
/// position. Called on the consumer's polling thread; what runs later touches neither the client nor a record.
final class PartitionIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionIntake.class);

    /// A consumer that stays away from polling for five minutes is put out of its group.
    private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofSeconds(60);

    private static final String WAIT = "See to the cause; the partition goes on by itself then. Nothing is skipped.";

    private final Consumer<byte[], byte[]> consumer;
    private final Pauses pauses;
    private final BiConsumer<Duration, Runnable> scheduler;
    private final Starts starts;
    private final BlockedPartitions blocked;
    private final Taker taker;
    private final Backoff backoff = Backoff.STANDARD;
    private final ConcurrentMap<TopicPartition, PartitionState> states = new ConcurrentHashMap<>();

    PartitionIntake(
            Consumer<byte[], byte[]> consumer,
            Pauses pauses,
            BiConsumer<Duration, Runnable> scheduler,
            Starts starts,
            BlockedPartitions blocked,
            Taker taker) {
        this.consumer = consumer;
        this.pauses = pauses;
        this.scheduler = scheduler;
        this.starts = starts;
        this.blocked = blocked;
        this.taker = taker;
    }

    void assigned(Collection<TopicPartition> partitions) {
        Found.@Nullable Unavailable unavailable = null;
        for (var partition : partitions) {
            // Who does not answer for one partition is not waited for at each of the others.
            switch (unavailable == null ? starts.find(partition) : unavailable) {
                case Found.At(var topic, var next) -> {
                    consumer.seek(partition, next);
                    states.put(partition, new Reading(topic, next, 0));
                    LOG.atInfo()
                            .addKeyValue("partition", partition)
                            .addKeyValue("next", next)
                            .log("A partition is taken up.");
                }
                case Found.Stopped(var why, var remedy) -> {
                    halt(partition);
                    block(partition, why, remedy, null);
                }
                case Found.Unavailable none -> {
                    unavailable = none;
                    halt(partition);
                    block(partition, none.why(), none.remedy(), null);
                }
            }
        }
    }

    void revoked(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            states.remove(partition);
            blocked.clear(partition);
        }
        pauses.resume(partitions);
    }

    /// Kafka has no record at the position where the client stands: it is read again, and found to be outside the log.
    void outOfRange(Collection<TopicPartition> partitions) {
        partitions.forEach(this::halt);
    }

    /// Takes what a poll brought, one partition after the other, each in a transaction of its own.
    void take(ConsumerRecords<byte[], byte[]> records) {
        var start = System.nanoTime();
        // The client has gone past all of these records. Should anything at all be thrown on the way, it is sent back
        // to
        // where each partition is known to be before more is taken.
        var before = Map.copyOf(states);
        for (var partition : records.partitions()) {
            states.computeIfPresent(partition, (_, state) -> state instanceof Reading at ? at.toBeSought() : state);
        }
        for (var partition : records.partitions()) {
            if (System.nanoTime() - start < LONGEST_BETWEEN_POLLS.toNanos()) {
                take(partition, before.get(partition), records.records(partition));
            } else {
                sendBack(partition);
            }
        }
    }

    private void take(
            TopicPartition partition, @Nullable PartitionState state, List<ConsumerRecord<byte[], byte[]>> records) {
        switch (state) {
            case Reading at -> take(partition, at, records);
            case Known at when records.getFirst().offset() == at.next() -> take(partition, at.sought(), records);
            case Known _ -> sendBack(partition);
            case Halted _ -> {} // They came in before the pause took hold, and come again.
            case null -> {} // Not ours any more.
        }
    }

    private void take(TopicPartition partition, Reading at, List<ConsumerRecord<byte[], byte[]>> records) {
        switch (takenOrTroubled(partition, at, records)) {
            case Taken.Committed(var next) -> {
                states.put(partition, new Reading(at.topic(), next, 0));
                if (blocked.clear(partition)) {
                    LOG.atInfo().addKeyValue("partition", partition).log("A partition goes on.");
                }
                // For tools that show a lag. Where this is lost, nothing is.
                consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), (_, _) -> {});
            }
            case Taken.Lost(var why) -> {
                LOG.atWarn()
                        .addKeyValue("partition", partition)
                        .addKeyValue("cause", why)
                        .log("Another consumer was at a partition; its position is read again.");
                halt(partition);
            }
            case Taken.Troubled(var why, var cause) -> {
                var waiting = new Known(at.topic(), at.next(), at.failures() + 1);
                states.put(partition, waiting);
                consumer.seek(partition, at.next());
                pauses.pause(Set.of(partition));
                block(partition, why, WAIT, cause);
                later(at.failures(), () -> resume(partition, waiting));
            }
        }
    }

    private Taken takenOrTroubled(TopicPartition partition, Reading at, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return taker.take(at.topic(), partition.partition(), at.next(), records);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError trouble) {
            return new Taken.Troubled(
                    "The consumer itself is at fault: " + trouble.getClass().getName(), trouble);
        }
    }

    private void sendBack(TopicPartition partition) {
        if (states.get(partition) instanceof Known at) {
            consumer.seek(partition, at.next());
            states.put(partition, at.sought());
        }
    }

    private void halt(TopicPartition partition) {
        // Anywhere in the log, so that the client has a position to pause at; nothing is taken from there.
        consumer.seekToBeginning(Set.of(partition));
        pauses.pause(Set.of(partition));
        consumer.pause(Set.of(partition));
        var halted = new Halted(0);
        states.put(partition, halted);
        later(0, () -> findAgain(partition, halted));
    }

    private void findAgain(TopicPartition partition, Halted halted) {
        if (!halted.equals(states.get(partition))) {
            return; // Revoked meanwhile.
        }
        switch (starts.find(partition)) {
            case Found.At(var topic, var next) -> {
                var known = new Known(topic, next, 0);
                if (states.replace(partition, halted, known)) {
                    blocked.clear(partition);
                    resume(partition, known);
                }
            }
            case Found.Stopped(var why, var remedy) -> stillHalted(partition, halted, why, remedy);
            case Found.Unavailable(var why, var remedy) -> stillHalted(partition, halted, why, remedy);
        }
    }

    private void stillHalted(TopicPartition partition, Halted halted, String why, String remedy) {
        var again = new Halted(halted.failures() + 1);
        if (states.replace(partition, halted, again)) {
            block(partition, why, remedy, null);
            later(again.failures(), () -> findAgain(partition, again));
        }
    }

    private void later(int failures, Runnable task) {
        scheduler.accept(backoff.delay(failures), task);
    }

    private void resume(TopicPartition partition, PartitionState asLeft) {
        if (asLeft.equals(states.get(partition))) {
            pauses.resume(Set.of(partition));
        }
    }

    private void block(TopicPartition partition, String why, String remedy, @Nullable Throwable cause) {
        if (blocked.put(partition, why, remedy)) {
            LOG.atError()
                    .addKeyValue("partition", partition)
                    .addKeyValue("why", why)
                    .addKeyValue("remedy", remedy)
                    .log("A partition is stopped. Nothing is skipped.");
            LOG.debug("The cause in full.", cause);
        }
    }
}
