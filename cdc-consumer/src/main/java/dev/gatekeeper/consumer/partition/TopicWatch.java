package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.TopicIdentity;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees that records come from the topic that the positions were kept for, and lie in it as they did then. A
/// topic that is deleted and made anew under the old name is told from the old one by its id alone, which
/// Kafka's client does not show. It takes a while to make one anew, and nothing comes meanwhile: so Kafka is
/// asked before records are taken after a pause, and from time to time.
///
/// Used by one polling thread, for one topic.
final class TopicWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    /// What the client waits before it looks for a topic again that it has lost.
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private final Function<String, TopicIdentity> kafka;
    private final LongSupplier nanoTime;
    private long lastRecords;
    private long lastAsked;
    private boolean asked;

    TopicWatch(Function<String, TopicIdentity> kafka, LongSupplier nanoTime) {
        this.kafka = kafka;
        this.nanoTime = nanoTime;
    }

    /// Whether it is the topic still, as far as can be told; to be called before records are taken.
    boolean isStill(TopicIdentity topic) {
        var now = nanoTime.getAsLong();
        if (asked && now - lastRecords < PAUSE && now - lastAsked < LONGEST) {
            return true;
        }
        try {
            if (!kafka.apply(topic.name()).id().equals(topic.id())) {
                return false;
            }
        } catch (KafkaException unavailable) {
            LOG.debug("Whether the topic is the same can't be told now.", unavailable);
            return false;
        }
        asked = true;
        lastAsked = now;
        return true;
    }

    /// The records that may be taken: all, or where the topic got more partitions, those before the first that
    /// was written since to a stream's new place. Kafka is asked only where a record does not stand where its
    /// stream lay.
    ///
    /// @throws KafkaException where Kafka does not answer
    List<ConsumerRecord<byte[], Value>> due(TopicIdentity kept, List<ConsumerRecord<byte[], Value>> records) {
        var atHome = OldHomes.before(records, kept.partitions());
        return atHome.size() == records.size() || kafka.apply(kept.name()).partitions() == kept.partitions()
                ? records
                : atHome;
    }

    /// To be called once a poll's records are taken.
    void taken() {
        lastRecords = nanoTime.getAsLong();
    }
}
