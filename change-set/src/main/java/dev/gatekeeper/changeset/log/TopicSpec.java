package dev.gatekeeper.changeset.log;

import java.util.Map;

/// A topic as it is created, whichever service comes first.
///
/// @param replication how many brokers keep a copy of each record
/// @param maxMessageBytes what its largest record takes, uncompressed
/// @param keeping what it is to keep
public record TopicSpec(String name, int partitions, short replication, int maxMessageBytes, Keeping keeping) {

    /// What a topic keeps of what it takes.
    public enum Keeping {
        /// All records, for ever.
        ALL,
        /// All records, unless an operator has it drop what is old.
        ALL_BY_DEFAULT,
        /// The last record of each key.
        LAST_OF_EACH_KEY
    }

    /// The log of change sets.
    public static TopicSpec log(String name, int partitions, short replication, int maxMessageBytes) {
        return new TopicSpec(name, partitions, replication, maxMessageBytes, Keeping.ALL);
    }

    /// The audit of rejections.
    public static TopicSpec audit(String name, int partitions, short replication, int maxMessageBytes) {
        return new TopicSpec(name, partitions, replication, maxMessageBytes, Keeping.ALL_BY_DEFAULT);
    }

    /// The contracts of tables, in one partition: whoever has read it to its end knows all of them.
    public static TopicSpec contracts(String name, short replication, int maxMessageBytes) {
        return new TopicSpec(name, 1, replication, maxMessageBytes, Keeping.LAST_OF_EACH_KEY);
    }

    /// How many replicas must have a record before it counts as written: two, where there are three or more.
    public int minInsyncReplicas() {
        return replication >= 3 ? 2 : 1;
    }

    /// What is dropped, in Kafka's words.
    public String cleanupPolicy() {
        return switch (keeping) {
            case ALL, ALL_BY_DEFAULT -> "delete";
            case LAST_OF_EACH_KEY -> "compact";
        };
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
