package dev.gatekeeper.changeset.log;

import java.util.Map;

/// A topic as it is created, whichever service comes first.
///
/// @param replication how many brokers keep a copy of each record
/// @param maxMessageBytes what its largest record takes, uncompressed
/// @param compacted whether only the last record of each key is kept; else all are
public record TopicSpec(String name, int partitions, short replication, int maxMessageBytes, boolean compacted) {

    /// A topic that keeps all records.
    public TopicSpec(String name, int partitions, short replication, int maxMessageBytes) {
        this(name, partitions, replication, maxMessageBytes, false);
    }

    /// How many replicas must have a record before it counts as written: two, where there are three or more.
    public int minInsyncReplicas() {
        return replication >= 3 ? 2 : 1;
    }

    /// What is dropped, in Kafka's words.
    public String cleanupPolicy() {
        return compacted ? "compact" : "delete";
    }

    /// The topic's settings by their names in Kafka. Nothing is dropped for its age or for room.
    public Map<String, String> settings() {
        return Map.of(
                "min.insync.replicas",
                Integer.toString(minInsyncReplicas()),
                "max.message.bytes",
                Integer.toString(maxMessageBytes),
                "cleanup.policy",
                cleanupPolicy(),
                "retention.ms",
                "-1",
                "retention.bytes",
                "-1",
                "unclean.leader.election.enable",
                "false");
    }
}
