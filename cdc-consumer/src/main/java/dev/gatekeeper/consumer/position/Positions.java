package dev.gatekeeper.consumer.position;

import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.consumer.log.TopicIdentity;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/// How far each partition has been taken. Thread-safe.
@Singleton
public class Positions {

    private final PositionRepository positions;

    Positions(PositionRepository positions) {
        this.positions = positions;
    }

    /// Where to take up a partition: at its kept position, or at the log's beginning where none is kept.
    ///
    /// @param beginning the offset of the log's first record
    /// @param end the offset after the log's last record
    @Transactional
    public Start start(TopicIdentity topic, int partition, long beginning, long end) {
        var before = topic.partitions();
        for (var kept : positions.ofTopic(topic.name())) {
            if (!kept.topicId().equals(topic.id())) {
                return new Start.Stopped(
                        "The positions were kept for the topic " + topic.name() + " with the id " + kept.topicId()
                                + ", and the topic of that name has the id " + topic.id()
                                + " now: it was deleted and made anew.",
                        "Bring the old topic back; or, where all of the old one was applied, delete the topic's rows from "
                                + "cdc.partition_position: the new one is then taken from its beginning.");
            }
            before = kept.partitionCount();
        }
        if (before > topic.partitions() || partition >= before) {
            return new Start.Stopped(
                    "The topic " + topic.name() + " has " + topic.partitions()
                            + " partitions now, and the positions were kept for " + before
                            + ": streams lie in other partitions than before, and their order can't be kept.",
                    remedyOfMorePartitions(topic.name(), before));
        }
        var asKept = new TopicIdentity(topic.name(), topic.id(), before);
        positions.begin(topic.name(), partition, topic.id(), before, beginning);
        var next = positions.ofTopic(topic.name()).stream()
                .filter(kept -> kept.key().partition() == partition)
                .findAny()
                .orElseThrow()
                .nextOffset();
        if (next < beginning) {
            return new Start.Stopped(
                    "The next record of " + topic.name() + "/" + partition + " to be applied is at the offset " + next
                            + ", and the log begins at " + beginning
                            + " only: records were lost before they were applied.",
                    "Bring the records back from a copy of the log; or, where they can be done without, set next_offset "
                            + "to " + beginning + " in the partition's row of cdc.partition_position.");
        }
        if (next > end) {
            return new Start.Stopped(
                    "The next record of " + topic.name() + "/" + partition + " to be applied is at the offset " + next
                            + ", and the log ends at " + end + " already: it lost records that were applied, or the "
                            + "database belongs to another log.",
                    "Compare log and database; to go on with what comes, set next_offset to " + end
                            + " in the partition's row of cdc.partition_position.");
        }
        return new Start.From(asKept, next);
    }

    /// What to do where a topic was given more partitions: what was written before that is applied by itself,
    /// and what was written after is applied once somebody says that the first is done.
    public static String remedyOfMorePartitions(String topic, int before) {
        return "What was written to the old partitions before is being applied. When each partition below " + before
                + " has no lag, or is stopped like this one (GET /partitions), run: update cdc.partition_position "
                + "set partition_count = (how many there are now) where topic = '" + topic + "'; all go on then.";
    }

    /// The positions by partition, where they are kept for that very topic; none where they are kept for another.
    @Transactional
    public Map<Integer, Long> of(TopicIdentity topic) {
        return positions.ofTopic(topic.name()).stream()
                .filter(kept -> kept.topicId().equals(topic.id()))
                .collect(toMap(kept -> kept.key().partition(), PartitionPosition::nextOffset));
    }

    /// The positions by partition, whichever topic of that name they are kept for.
    public Map<Integer, Long> of(String topic) {
        return positions.ofTopic(topic).stream()
                .collect(toMap(kept -> kept.key().partition(), PartitionPosition::nextOffset));
    }

    /// Moves a partition's position, where it still is what this consumer left it at.
    ///
    /// @throws LostPartitionException where it is not
    public void advance(TopicIdentity topic, int partition, long expected, long next) {
        if (positions.advance(topic.name(), partition, topic.id(), topic.partitions(), expected, next) != 1) {
            throw new LostPartitionException(topic.name(), partition, expected);
        }
    }
}
