package dev.gatekeeper.changeset.log;

import java.util.Map;

/// A topic as it is created, whichever service comes first.
///
/// @param replication how many brokers keep a copy of each record
/// @param maxMessageBytes what its largest record takes, uncompressed
public record TopicSpec(String name, int partitions, short replication, int maxMessageBytes) {

    /// How many replicas must have a record before it counts as written: two, where there are three or more.
    public int minInsyncReplicas() {
        return replication >= 3 ? 2 : 1;
    }

    /// The topic's settings by their names in Kafka. Nothing is dropped for its age or for room.
    public Map<String, String> settings() {
        return Map.of(
                "min.insync.replicas", Integer.toString(minInsyncReplicas()),
                "max.message.bytes", Integer.toString(maxMessageBytes),
                "cleanup.policy", "delete",
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "unclean.leader.election.enable", "false");
    }
}
