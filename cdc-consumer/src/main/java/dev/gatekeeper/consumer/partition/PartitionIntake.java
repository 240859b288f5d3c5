package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.Taken;
import dev.gatekeeper.consumer.dispatch.Taker;
import dev.gatekeeper.consumer.partition.PartitionState.Halted;
import dev.gatekeeper.consumer.partition.PartitionState.Known;
import dev.gatekeeper.consumer.partition.PartitionState.Reading;
import dev.gatekeeper.consumer.partition.Starts.Found;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands on the records of one Kafka consumer's partitions, each from the position that the database keeps, and
/// stops a partition that can't be gone on with, for as long as that lasts, while the others go on and the
/// consumer stays in its group.
///
/// No record is passed over: whatever happens to a partition's records, the next that are taken start at the
/// kept position. Called on the consumer's polling thread alone.
public final class PartitionIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionIntake.class);

    /// A consumer that stays away from polling for five minutes is put out of its group.
    private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofSeconds(60);

    private final Consumer<byte[], Value> consumer;
    private final Starts starts;
    private final PartitionStates states;
    private final ClientPositions client;
    private final TopicWatch watch;
    private final Taker taker;

    PartitionIntake(
            Consumer<byte[], Value> consumer, Starts starts, PartitionStates states, TopicWatch watch, Taker taker) {
        this.consumer = consumer;
        this.starts = starts;
        this.watch = watch;
        this.states = states;
        this.client = new ClientPositions(consumer, states);
        this.taker = taker;
    }

    /// Called in each rebalance, be it that no partition is added: what is held already is held against Kafka
    /// and the database too, since the topic may be another by now.
    public void assigned(Collection<TopicPartition> added) {
        var held = states.reading();
        try {
            var asked = new HashSet<>(added);
            asked.addAll(held.keySet());
            var answers = starts.find(asked);
            held.forEach((partition, at) -> {
                var found = Objects.requireNonNull(answers.get(partition));
                if (!found.equals(new Found.At(at.topic(), at.next()))) {
                    client.halt(partition, found);
                }
            });
            added.forEach(partition -> takeUp(partition, Objects.requireNonNull(answers.get(partition))));
        } finally {
            added.stream().filter(partition -> states.of(partition) == null).forEach(client::halt);
        }
    }

    private void takeUp(TopicPartition partition, Found found) {
        if (found instanceof Found.At(var topic, var next)) {
            consumer.seek(partition, next);
            states.put(partition, new Reading(topic, next, 0));
            LOG.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("next", next)
                    .log("A partition is taken up.");
        } else {
            client.halt(partition, found);
        }
    }

    public void revoked(Collection<TopicPartition> partitions) {
        states.forget(partitions);
        taker.forget(partitions);
    }

    /// Kafka has no record at the position where the client stands: it is read again, and found to be outside
    /// the log.
    public void outOfRange(Collection<TopicPartition> partitions) {
        partitions.forEach(client::halt);
    }

    /// Where a poll failed since what Kafka gave of one partition can't be read, the partition is held. The
    /// client would throw the same at every poll, and hand out nothing of the others.
    ///
    /// @return whether it failed for that
    public boolean unreadable(KafkaException failure) {
        for (var partition : consumer.assignment()) {
            switch (UnreadableFetch.names(failure, partition) ? states.of(partition) : null) {
                case Reading at -> {
                    holdUnread(partition, at, failure);
                    return true;
                }
                case Known(var at) -> {
                    holdUnread(partition, at, failure);
                    return true;
                }
                case Halted _ -> {}
                case null -> {}
            }
        }
        return false;
    }

    /// The client drops what it has fetched of a partition only where it polls while that stands elsewhere, unpaused.
    private void holdUnread(TopicPartition partition, Reading at, KafkaException failure) {
        consumer.seekToBeginning(Set.of(partition));
        states.put(partition, new Known(at));
        try {
            take(consumer.poll(Duration.ZERO));
        } catch (WakeupException stop) {
            throw stop;
        } catch (KafkaException another) {
            LOG.debug("Another partition can't be read either; the next poll says so again.", another);
        } finally {
            if (states.of(partition) != null) { // Still ours.
                holdOrMove(partition, at, UnreadableFetch.trouble(failure));
            }
        }
    }

    /// Somebody may have set the position past what is damaged.
    private void holdOrMove(TopicPartition partition, Reading at, Taken.Troubled trouble) {
        if (starts.find(Set.of(partition)).get(partition) instanceof Found.At(var _, var next) && next != at.next()) {
            client.halt(partition);
        } else {
            states.hold(partition, at, trouble);
            client.putBack(partition);
        }
    }

    /// Takes what a poll brought, one partition after the other.
    public void take(ConsumerRecords<byte[], Value> records) {
        var start = System.nanoTime();
        // The client has gone past all of these records.
        var behind = new HashSet<>(records.partitions());
        try {
            if (comeFromAnotherTopic(records)) {
                records.partitions().forEach(client::halt);
                return;
            }
            for (var partition : records.partitions()) {
                if (takeAll(partition, records.records(partition), start)) {
                    behind.remove(partition);
                }
            }
            watch.taken();
        } finally {
            behind.forEach(client::putBack);
        }
    }

    private boolean comeFromAnotherTopic(ConsumerRecords<byte[], Value> records) {
        return records.partitions().stream()
                .map(states::of)
                .filter(Reading.class::isInstance)
                .map(at -> ((Reading) at).topic())
                .findFirst()
                .filter(topic -> !watch.isStill(topic))
                .isPresent();
    }

    /// @return whether all were taken
    private boolean takeAll(TopicPartition partition, List<ConsumerRecord<byte[], Value>> records, long start) {
        if (!(states.of(partition) instanceof Reading at)) {
            return false;
        }
        final List<ConsumerRecord<byte[], Value>> due;
        try {
            due = watch.due(at.topic(), records);
        } catch (KafkaException unavailable) {
            LOG.debug("How many partitions the topic has can't be told now.", unavailable);
            client.halt(partition);
            return false;
        }
        if (!takeDue(partition, due, start)) {
            return false;
        }
        if (due.size() < records.size()) {
            moved(partition);
            return false;
        }
        return true;
    }

    private boolean takeDue(TopicPartition partition, List<ConsumerRecord<byte[], Value>> due, long start) {
        var left = due;
        while (!left.isEmpty()) {
            if (!(states.of(partition) instanceof Reading at)
                    || System.nanoTime() - start >= LONGEST_BETWEEN_POLLS.toNanos()) {
                return false;
            }
            switch (takenOrTroubled(partition, at, left)) {
                case Taken.Committed(var next) -> {
                    states.committed(partition, new Reading(at.topic(), next, 0));
                    tellKafka(partition, next);
                    left = left.stream()
                            .dropWhile(taken -> taken.offset() < next)
                            .toList();
                }
                case Taken.Lost(var why) -> {
                    LOG.atWarn()
                            .addKeyValue("partition", partition)
                            .addKeyValue("cause", why)
                            .log("Another consumer was at a partition; its position is read again.");
                    client.halt(partition);
                    return false;
                }
                case Taken.Troubled troubled -> {
                    states.hold(partition, at, troubled);
                    return false;
                }
            }
        }
        return true;
    }

    /// What stands next belongs to a stream that lay elsewhere when the topic had fewer partitions, and may have
    /// older records there. Whether someone has said since that these are applied is read in the database.
    private void moved(TopicPartition partition) {
        if (!(states.of(partition) instanceof Reading at)) {
            return;
        }
        if (starts.find(Set.of(partition)).get(partition) instanceof Found.At(var topic, var _)
                && topic.equals(at.topic())) {
            states.hold(
                    partition,
                    at,
                    OldHomes.trouble(partition, at.next(), at.topic().partitions()));
        } else {
            client.halt(partition);
        }
    }

    private Taken takenOrTroubled(TopicPartition partition, Reading at, List<ConsumerRecord<byte[], Value>> records) {
        try {
            return taker.take(at.topic(), partition.partition(), at.next(), records);
        } catch (Throwable trouble) { // An error that got past here would end the polling thread without a word.
            return new Taken.Troubled(
                    "The consumer itself is at fault: " + trouble.getClass().getName(),
                    "Report the log's stack trace: this is a fault in Gatekeeper.",
                    trouble,
                    null);
        }
    }

    /// For tools that show a lag. Where this is lost, nothing is.
    private void tellKafka(TopicPartition partition, long next) {
        try {
            consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), (_, _) -> {});
        } catch (WakeupException stop) {
            throw stop;
        } catch (KafkaException e) {
            LOG.debug("Kafka does not take the offset.", e);
        }
    }
}
