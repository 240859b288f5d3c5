package dev.gatekeeper.consumer.log;

/// What makes a topic the one that a position was kept for.
///
/// @param id Kafka's own id: a topic that was deleted and made anew under the old name has another
/// @param partitions how many there are; with another number the streams lie elsewhere
public record TopicIdentity(String name, String id, int partitions) {}
