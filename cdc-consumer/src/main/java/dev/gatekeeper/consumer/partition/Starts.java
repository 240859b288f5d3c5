package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.log.TopicIdentity;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Finds where partitions are to be taken up.
interface Starts {

    /// An answer for each. Who does not answer for one partition is not waited for at each of the others.
    Map<TopicPartition, Found> find(Set<TopicPartition> partitions);

    /// What was found.
    sealed interface Found {
        /// @param topic as the position was kept for it: it may have more partitions now
        record At(TopicIdentity topic, long next) implements Found {}

        /// A position that can't be gone on from.
        record Stopped(String why, String remedy) implements Found {}

        /// Nothing: PostgreSQL or Kafka does not answer.
        record Unavailable(String why, String remedy) implements Found {}
    }
}
