package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.consumer.decode.Value;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// So much of a partition's records as is read and taken at once. A record takes many times its size in memory once it
/// is read.
public final class Portion {

    /// More make a transaction long, and hardly faster.
    public static final int MOST_RECORDS = 4_000;

    private static final int SMALL_PART = 4;

    private Portion() {}

    /// The first records, as many as have no more than so many bytes, but one at least, and not too many.
    static List<ConsumerRecord<byte[], Value>> first(List<ConsumerRecord<byte[], Value>> records, long bytes) {
        return first(records, bytes, MOST_RECORDS);
    }

    /// The first records, a part of what usually is taken at once.
    static List<ConsumerRecord<byte[], Value>> small(List<ConsumerRecord<byte[], Value>> records, long bytes) {
        return first(records, bytes / SMALL_PART, MOST_RECORDS / SMALL_PART);
    }

    private static List<ConsumerRecord<byte[], Value>> first(
            List<ConsumerRecord<byte[], Value>> records, long bytes, int most) {
        var sum = 0L;
        for (var at = 0; at < records.size(); at++) {
            var value = records.get(at).value();
            sum += value == null ? 0 : value.length();
            if (at > 0 && (sum > bytes || at == most)) {
                return records.subList(0, at);
            }
        }
        return records;
    }
}
