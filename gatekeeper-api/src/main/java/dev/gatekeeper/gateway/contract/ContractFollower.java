package dev.gatekeeper.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.ContractKey;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.UnreadableContractException;
import dev.gatekeeper.changeset.retry.Backoff;
import dev.gatekeeper.gateway.kafka.ContractTopic;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the topic of the contracts on a thread of its own, where any stream is looked at: reads it from its
/// beginning, then what comes, and after a while all of it again, so that no table stays whose end was missed. What
/// it knows it also keeps in a file, and begins with that. Kafka may be away as long as it likes.
@Singleton
final class ContractFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContractFollower.class);

    /// Less than Kafka keeps the record that a table is gone (a day).
    private static final Duration READ_AGAIN = Duration.ofHours(1);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final ContractTopic topic;
    private final KnownContracts known;
    private final ContractCopy copy;
    private final Freshness freshness;
    private final Modes modes;
    private final Thread thread = Thread.ofPlatform().daemon().name("contracts").unstarted(this::run);
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private volatile boolean closed;
    private int failures; // Of the thread alone.

    ContractFollower(ContractTopic topic, KnownContracts known, ContractCopy copy, Freshness freshness, Modes modes) {
        this.topic = topic;
        this.known = known;
        this.copy = copy;
        this.freshness = freshness;
        this.modes = modes;
    }

    @EventListener
    void onStartup(StartupEvent event) {
        if (!modes.isAnyOn()) {
            return;
        }
        copy.read().ifPresent(contracts -> {
            known.replace(contracts);
            LOG.info("The contracts of {} tables are known from the copy on the disk.", known.size());
        });
        freshness.begin();
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (RuntimeException | Error e) { // Whatever it is, the gateway would never hear of a contract again.
                if (closed || e instanceof InterruptException) {
                    return;
                }
                fail(e);
                if (!pause(BACKOFF.delay(failures++))) {
                    return;
                }
            }
        }
    }

    /// Reads the topic once, and follows it for a while.
    private void follow() {
        topic.look();
        try (var consumer = topic.consumer()) {
            reading = consumer;
            var partitions = topic.partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            known.replace(toTheEnd(consumer, partitions).values());
            freshness.atTheEnd();
            succeed();
            keepCopy();
            goOn(consumer, partitions);
        } finally {
            reading = null;
        }
    }

    private static Map<TableName, TableContract> toTheEnd(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var read = new HashMap<TableName, TableContract>();
        while (!isAtTheEnd(consumer, partitions)) {
            for (var record : consumer.poll(POLL)) {
                var table = table(record);
                var contract = table.flatMap(name -> contract(name, record));
                if (contract.isPresent() && read.size() < KnownContracts.MOST_TABLES) {
                    read.put(contract.get().name(), contract.get());
                } else {
                    table.ifPresent(read::remove);
                }
            }
        }
        return read;
    }

    private void goOn(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var begun = System.nanoTime();
        var looked = begun;
        var copied = begun;
        var changed = false;
        while (!closed && System.nanoTime() - begun < READ_AGAIN.toNanos()) {
            for (var record : consumer.poll(POLL)) {
                take(record);
                changed = true;
            }
            var now = System.nanoTime();
            if (now - looked >= BETWEEN_LOOKS.toNanos() && isAtTheEnd(consumer, partitions)) {
                freshness.atTheEnd();
                looked = now;
            }
            if (changed && now - copied >= BETWEEN_COPIES.toNanos()) {
                keepCopy();
                copied = now;
                changed = false;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var table = table(record);
        if (table.isPresent()) {
            contract(table.get(), record).ifPresentOrElse(known::put, () -> known.remove(table.get()));
        }
    }

    /// The end is asked for, not remembered: so it is also known that Kafka answers.
    private static boolean isAtTheEnd(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Optional<TableName> table(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key();
        var table = key == null ? Optional.<TableName>empty() : ContractKey.parse(new String(key, UTF_8));
        if (table.isEmpty()) {
            LOG.warn(
                    "The record {}/{} at {} bears no table's name, and is passed over.",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
        return table;
    }

    /// Empty where the table is gone, and where what is said of it can't be read: then nothing is known of it.
    private static Optional<TableContract> contract(TableName table, ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            var contract = ContractJson.read(value);
            if (contract.name().equals(table)) {
                return Optional.of(contract);
            }
            LOG.warn(
                    "The record at {} of {} bears the name of one table and the contract of another.",
                    record.offset(),
                    table);
        } catch (UnreadableContractException e) {
            LOG.warn(
                    "The contract of {} at {} can't be read; the sink decides on its changes.",
                    table,
                    record.offset(),
                    e);
        }
        return Optional.empty();
    }

    private void keepCopy() {
        try {
            copy.write(known.all().toList());
        } catch (IOException e) {
            LOG.warn("The copy of the contracts can't be written; after a restart without Kafka fewer are known.", e);
        }
    }

    private void fail(Throwable e) {
        if (failures > 0) {
            LOG.debug("The contracts can't be followed.", e);
        } else {
            LOG.warn(
                    "The contracts can't be followed; what is known of {} tables goes on to be used. {}",
                    known.size(),
                    e.toString());
        }
    }

    private void succeed() {
        LOG.info("The contracts of {} tables are known.", known.size());
        if (known.leftOut() > 0) {
            LOG.warn(
                    "There is no room for the contracts of {} tables; the consumer is asked for them as they come.",
                    known.leftOut());
        }
        failures = 0;
    }

    private boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException closing) {
            return false;
        }
    }

    /// A consumer that is interrupted does not close in order; so it is woken.
    @Override
    @PreDestroy
    public void close() {
        closed = true;
        var consumer = reading;
        if (consumer == null) {
            thread.interrupt();
        } else {
            consumer.wakeup();
        }
    }
}
