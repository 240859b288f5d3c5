package dev.gatekeeper.faults.check;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.faults.load.Place;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of the log, as far as it is looked at. What is missing is an empty text.
///
/// @param id its header
/// @param stream its header
/// @param key what Kafka chose the partition by
/// @param sha256 of its value, in lower-case hexadecimal
public record LogRecord(Place place, String id, String stream, String key, String sha256) {

    static LogRecord of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var value = kafkaRecord.value();
        return new LogRecord(
                new Place(kafkaRecord.partition(), kafkaRecord.offset()),
                header(kafkaRecord, RecordHeaders.ID),
                header(kafkaRecord, RecordHeaders.STREAM),
                text(kafkaRecord.key()),
                Payload.whole(value == null ? new byte[0] : value, null).sha256());
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        var header = kafkaRecord.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
