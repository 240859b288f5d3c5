package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.TopicIdentity;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Takes records of one partition into the database, together with the partition's position: the first of them,
/// as many as it takes at once. The rest are handed on again.
public interface Taker {

    /// @param expected the position that the records were asked for at
    /// @param records at least one, in the log's order
    Taken take(TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], Value>> records);

    /// The partitions are another consumer's now.
    void forget(Collection<TopicPartition> partitions);
}
