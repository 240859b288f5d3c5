package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.ContractKey;
import dev.gatekeeper.changeset.contract.UnreadableContractException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which contracts the topic holds, as whoever reads it from its beginning would find them. Used by one thread.
final class TopicContents implements AutoCloseable {

    /// The version of what is no contract: no table's is so low.
    static final long UNREADABLE = -1;

    /// No table has changed so often; and there has to be room above it.
    private static final long MADE_UP = Long.MAX_VALUE / 2;

    private static final Logger LOG = LoggerFactory.getLogger(TopicContents.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ContractTopic topic;
    private final Map<TableName, Long> versions = new HashMap<>();
    private @Nullable Reading reading;

    TopicContents(ContractTopic topic) {
        this.topic = topic;
    }

    /// @param id of the topic that is read
    private record Reading(String id, Consumer<byte[], byte[]> consumer) {}

    /// The version of each table's last record; none where it says that the table is gone. As of the last reading.
    Map<TableName, Long> versions() {
        return Collections.unmodifiableMap(versions);
    }

    /// Reads what has been written since. A topic that was made anew, or has lost records, is read from its beginning.
    ///
    /// @throws KafkaException where Kafka does not answer
    void read() throws InterruptedException {
        var id = topic.identity();
        var before = reading;
        var now = before != null && before.id().equals(id) ? before : startOver(id, before);
        try {
            readToTheEnd(now.consumer());
        } catch (OffsetOutOfRangeException lost) {
            LOG.debug("Records that were to be read are gone.", lost);
            readToTheEnd(startOver(id, now).consumer());
        }
    }

    private Reading startOver(String id, @Nullable Reading before) {
        if (before != null) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.partition().topic())
                    .addKeyValue("before", before.id())
                    .addKeyValue("now", id)
                    .log("The topic of contracts was made anew, or has lost records; what it lacks is published.");
        }
        close();
        versions.clear();
        var fresh = new Reading(id, topic.open());
        reading = fresh;
        return fresh;
    }

    private void readToTheEnd(Consumer<byte[], byte[]> consumer) {
        var partition = topic.partition();
        var end = Objects.requireNonNull(
                consumer.endOffsets(Set.of(partition), PATIENCE).get(partition));
        var position = consumer.position(partition, PATIENCE);
        if (position > end) {
            throw new OffsetOutOfRangeException(Map.of(partition, position));
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (position < end) {
            for (var one : consumer.poll(POLL)) {
                take(one);
            }
            var reached = consumer.position(partition, PATIENCE);
            if (reached > position) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("The topic " + partition.topic() + " can't be read to its end: it stops at "
                        + position + " of " + end + ".");
            }
            position = reached;
        }
    }

    /// A record whose key names no table is none of ours, and gateways pass it over.
    private void take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var key = kafkaRecord.key();
        if (key == null) {
            return;
        }
        ContractKey.parse(new String(key, StandardCharsets.UTF_8)).ifPresent(name -> {
            var value = kafkaRecord.value();
            if (value == null) {
                versions.remove(name);
            } else {
                versions.put(name, version(name, value));
            }
        });
    }

    private static long version(TableName name, byte[] value) {
        try {
            var contract = ContractJson.read(value);
            return contract.name().equals(name) && contract.version() < MADE_UP ? contract.version() : UNREADABLE;
        } catch (UnreadableContractException e) {
            LOG.debug("A record of the contracts' topic can't be read.", e);
            return UNREADABLE;
        }
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.consumer().close();
            reading = null;
        }
    }
}
