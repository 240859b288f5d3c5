package dev.gatekeeper.consumer.position;

import dev.gatekeeper.consumer.log.TopicIdentity;

/// Where a partition is to be taken up.
public sealed interface Start {

    /// @param topic as the position is kept for it: where it has more partitions now, only what was written
    ///     before that may be taken
    record From(TopicIdentity topic, long offset) implements Start {}

    /// Nowhere: going on would skip records or take them twice.
    ///
    /// @param why a sentence
    /// @param remedy what a person can do about it
    record Stopped(String why, String remedy) implements Start {}
}
