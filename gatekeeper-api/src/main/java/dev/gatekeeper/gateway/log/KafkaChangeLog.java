package dev.gatekeeper.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.kafka.RecordWriter;
import dev.gatekeeper.gateway.kafka.TopicSettings;
import dev.gatekeeper.gateway.kafka.Written;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The log in Kafka: a stream's change sets go to one partition, by their key. Thread-safe.
@Singleton
final class KafkaChangeLog implements ChangeLog {

    private final RecordWriter writer;
    private final String topic;

    KafkaChangeLog(RecordWriter writer, TopicSettings topics) {
        this.writer = writer;
        this.topic = topics.changeSets().name();
    }

    @Override
    public Appended append(AcceptedChangeSet changeSet) {
        return switch (writer.write(record(changeSet))) {
            case Written.At(var topic, var partition, var offset) ->
                new Appended.Logged(new LogPosition(topic, partition, offset));
            case Written.Nowhere(var why) -> new Appended.NotLogged(why);
            case Written.Perhaps(var why) -> new Appended.Unknown(why);
        };
    }

    private ProducerRecord<byte[], byte[]> record(AcceptedChangeSet changeSet) {
        var record = new ProducerRecord<>(
                topic,
                changeSet.stream().text().getBytes(UTF_8),
                changeSet.payload().bytes());
        header(record, RecordHeaders.ID, changeSet.id().toString());
        header(record, RecordHeaders.STREAM, changeSet.stream().text());
        header(record, RecordHeaders.SOURCE, RecordHeaders.SOURCE_API);
        header(record, RecordHeaders.FORMAT, changeSet.format().text());
        header(
                record,
                RecordHeaders.ACCEPTED_AT,
                changeSet.sender().receivedAt().toString());
        var referral = changeSet.sender().referral();
        if (referral != null) {
            header(record, RecordHeaders.REFERRAL, referral);
        }
        changeSet.traceparent().ifPresent(trace -> header(record, RecordHeaders.TRACEPARENT, trace));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
