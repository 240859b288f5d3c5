package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.Taken;
import dev.gatekeeper.consumer.position.Positions;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// Where streams lay before a topic was given more partitions. Their records that stand there are older than
/// those in their new partitions, and are to be applied before them.
final class OldHomes {

    private OldHomes() {}

    /// The records before the first of a stream that lay in another partition then.
    static List<ConsumerRecord<byte[], Value>> before(List<ConsumerRecord<byte[], Value>> records, int partitions) {
        return records.stream()
                .takeWhile(kafkaRecord -> liesAtHome(kafkaRecord, partitions))
                .toList();
    }

    /// The next record belongs to a stream that lay elsewhere.
    static Taken.Troubled trouble(TopicPartition partition, long next, int before) {
        var why = "The topic " + partition.topic() + " has more partitions than the " + before
                + " that it had: the record at the offset " + next
                + " belongs to a stream that lay in another partition, which may hold older ones of it.";
        return new Taken.Troubled(
                why, Positions.remedyOfMorePartitions(partition.topic(), before), new IllegalStateException(why), null);
    }

    /// Kafka's producers choose partitions so, by the key, which is the stream's name.
    private static boolean liesAtHome(ConsumerRecord<byte[], Value> kafkaRecord, int partitions) {
        return kafkaRecord.key() == null
                || Utils.toPositive(Utils.murmur2(kafkaRecord.key())) % partitions == kafkaRecord.partition();
    }
}
