package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.log.TopicIdentity;

/// How this consumer stands with a partition that is assigned to it.
sealed interface PartitionState {

    /// Kafka's client reads on from `next`, which is the kept position.
    ///
    /// @param failures how often in a row what stands there could not be taken
    record Reading(TopicIdentity topic, long next, int failures) implements PartitionState {
        Reading failedAgain() {
            return new Reading(topic, next, failures + 1);
        }
    }

    /// The position is known, and Kafka's client stands at the log's beginning: it has yet to be sent there.
    record Known(Reading at) implements PartitionState {}

    /// The position is not known, or can't be gone on from. Nothing is taken.
    ///
    /// @param failures how often in a row it was asked for
    record Halted(int failures) implements PartitionState {}
}
