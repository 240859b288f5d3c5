package dev.gatekeeper.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.spool.SpoolRecord;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record as Kafka takes it, and as the spool keeps it.
final class Forms {

    private static final byte[] REPLAY = RecordHeaders.SOURCE_REPLAY.getBytes(UTF_8);

    private Forms() {}

    static SpoolRecord toSpool(ProducerRecord<byte[], byte[]> record, Instant at) {
        var headers = new ArrayList<SpoolRecord.Header>();
        for (var header : record.headers()) {
            headers.add(new SpoolRecord.Header(header.key(), header.value()));
        }
        return new SpoolRecord(at, record.key(), headers, record.value());
    }

    /// The record as it was, but that its source, where it says one, is the spool.
    static ProducerRecord<byte[], byte[]> toKafka(SpoolRecord record, String topic) {
        var toSend = new ProducerRecord<>(topic, record.key(), record.value());
        for (var header : record.headers()) {
            var isSource = header.name().equals(RecordHeaders.SOURCE);
            toSend.headers().add(header.name(), isSource ? REPLAY : header.value());
        }
        return toSend;
    }
}
