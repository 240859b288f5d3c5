package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.dispatch.Taken;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/// What the client throws where a checksum does not match, or what was compressed does not unpack: the
/// partition stands in the message only.
final class UnreadableFetch {

    private UnreadableFetch() {}

    static boolean names(KafkaException failure, TopicPartition partition) {
        return failure instanceof RecordDeserializationException precise
                ? precise.topicPartition().equals(partition)
                : Pattern.compile("(?<![\\w.-])" + Pattern.quote(partition.toString()) + "(?![\\w-])")
                        .matcher(String.valueOf(failure.getMessage()))
                        .find();
    }

    static Taken.Troubled trouble(KafkaException failure) {
        var cause = failure.getCause();
        return new Taken.Troubled(
                "What Kafka keeps can't be read: " + (cause == null ? failure : cause).getMessage(),
                "Bring the partition's log back from a replica or a copy, or set next_offset in its row of "
                        + "cdc.partition_position past what is damaged: docs/OPERATIONS.md says how.",
                failure,
                null);
    }
}
