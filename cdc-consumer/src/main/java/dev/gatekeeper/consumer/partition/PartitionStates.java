package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.changeset.retry.Backoff;
import dev.gatekeeper.consumer.dispatch.Suspect;
import dev.gatekeeper.consumer.dispatch.Taken;
import dev.gatekeeper.consumer.partition.PartitionState.Halted;
import dev.gatekeeper.consumer.partition.PartitionState.Known;
import dev.gatekeeper.consumer.partition.PartitionState.Reading;
import dev.gatekeeper.consumer.partition.Starts.Found;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the partitions of one Kafka consumer stand. What keeps one from going on is told, and looked at again
/// later, until it goes on or is another's. Thread-safe: the polling thread and what runs later meet here, and
/// neither sees the other half way.
final class PartitionStates {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionStates.class);

    private final Pauses pauses;
    private final BiConsumer<Duration, Runnable> scheduler;
    private final Starts starts;
    private final BlockedPartitions blocked;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));
    private final Map<TopicPartition, PartitionState> states = new HashMap<>();

    PartitionStates(Pauses pauses, BiConsumer<Duration, Runnable> scheduler, Starts starts, BlockedPartitions blocked) {
        this.pauses = pauses;
        this.scheduler = scheduler;
        this.starts = starts;
        this.blocked = blocked;
    }

    /// Null where the partition is not this consumer's, or is and nothing was found out about it.
    synchronized @Nullable PartitionState of(TopicPartition partition) {
        return states.get(partition);
    }

    synchronized Map<TopicPartition, Reading> reading() {
        var reading = new HashMap<TopicPartition, Reading>();
        states.forEach((partition, state) -> {
            if (state instanceof Reading at) {
                reading.put(partition, at);
            }
        });
        return reading;
    }

    synchronized void put(TopicPartition partition, PartitionState state) {
        states.put(partition, state);
    }

    synchronized void committed(TopicPartition partition, Reading at) {
        states.put(partition, at);
        if (blocked.clear(partition)) {
            LOG.atInfo().addKeyValue("partition", partition).log("A partition goes on.");
        }
    }

    /// The partitions are another consumer's now.
    synchronized void forget(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            states.remove(partition);
            blocked.clear(partition);
        }
        pauses.resume(partitions);
    }

    /// What stands at the position can't be taken now; it is tried again after a while.
    synchronized void hold(TopicPartition partition, Reading at, Taken.Troubled trouble) {
        var waiting = at.failedAgain();
        states.put(partition, waiting);
        pauses.pause(Set.of(partition));
        block(partition, trouble.why(), trouble.remedy(), trouble.cause(), trouble.at());
        later(at.failures(), () -> resume(partition, waiting));
    }

    /// Nothing is taken until the position has been found.
    synchronized void halt(TopicPartition partition) {
        var halted = new Halted(0);
        states.put(partition, halted);
        pauses.pause(Set.of(partition));
        later(0, () -> findAgain(partition, halted));
    }

    synchronized void halt(TopicPartition partition, String why, String remedy) {
        halt(partition);
        block(partition, why, remedy, null, null);
    }

    private void findAgain(TopicPartition partition, Halted halted) {
        if (halted.equals(of(partition))) {
            settle(partition, halted, starts.find(Set.of(partition)).get(partition));
        }
    }

    private synchronized void settle(TopicPartition partition, Halted halted, @Nullable Found found) {
        if (!halted.equals(of(partition))) {
            return; // Another's, or halted anew, while it was looked for.
        }
        switch (Objects.requireNonNull(found, "What is asked for is answered.")) {
            case Found.At(var topic, var next) -> {
                states.put(partition, new Known(new Reading(topic, next, 0)));
                blocked.clear(partition);
                pauses.resume(Set.of(partition));
            }
            case Found.Stopped(var why, var remedy) -> stillHalted(partition, halted, why, remedy);
            case Found.Unavailable(var why, var remedy) -> stillHalted(partition, halted, why, remedy);
        }
    }

    private synchronized void stillHalted(TopicPartition partition, Halted halted, String why, String remedy) {
        var again = new Halted(halted.failures() + 1);
        states.put(partition, again);
        block(partition, why, remedy, null, null);
        later(again.failures(), () -> findAgain(partition, again));
    }

    private synchronized void resume(TopicPartition partition, PartitionState asLeft) {
        if (asLeft.equals(of(partition))) {
            pauses.resume(Set.of(partition));
        }
    }

    /// Whatever the task throws, it is run again: nobody else would look at the partition.
    private void later(int failures, Runnable task) {
        scheduler.accept(backoff.delay(failures), () -> {
            try {
                task.run();
            } catch (Throwable e) {
                LOG.atError().setCause(e).log("A stopped partition could not be looked at; it is later.");
                later(failures + 1, task);
            }
        });
    }

    private void block(
            TopicPartition partition, String why, String remedy, @Nullable Throwable cause, @Nullable Suspect at) {
        if (blocked.put(partition, why, remedy, at)) {
            LOG.atError()
                    .addKeyValue("partition", partition)
                    .addKeyValue("offset", at == null ? "not known" : at.offset())
                    .addKeyValue("changeSet", at == null ? null : at.id())
                    .addKeyValue("why", why)
                    .addKeyValue("remedy", remedy)
                    .setCause(databaseSaidIt(cause) ? null : cause)
                    .log("A partition is stopped. Nothing is skipped.");
        }
    }

    /// Its words are the sentence's already, and the trace adds nothing.
    private static boolean databaseSaidIt(@Nullable Throwable cause) {
        return Stream.<@Nullable Throwable>iterate(
                        cause, Objects::nonNull, thrown -> thrown == null ? null : thrown.getCause())
                .anyMatch(SQLException.class::isInstance);
    }
}
