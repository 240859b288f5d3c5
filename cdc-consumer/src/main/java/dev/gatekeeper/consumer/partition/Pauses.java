package dev.gatekeeper.consumer.partition;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/// Keeps partitions of one consumer from being fetched, until they are resumed. Thread-safe.
interface Pauses {

    void pause(Collection<TopicPartition> partitions);

    void resume(Collection<TopicPartition> partitions);
}
