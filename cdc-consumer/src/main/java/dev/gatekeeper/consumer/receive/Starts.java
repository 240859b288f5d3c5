package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.log.TopicIdentity;
import org.apache.kafka.common.TopicPartition;

/// Finds where a partition is to be taken up.
interface Starts {

    Found find(TopicPartition partition);

    /// What was found.
    sealed interface Found {
        record At(TopicIdentity topic, long next) implements Found {}

        /// A position that can't be gone on from.
        record Stopped(String why, String remedy) implements Found {}

        /// Nothing: PostgreSQL or Kafka does not answer.
        record Unavailable(String why, String remedy) implements Found {}
    }
}
