package dev.gatekeeper.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.log.Moments;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.delivery.Delivered;
import dev.gatekeeper.gateway.delivery.Delivery;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.kafka.TopicSettings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The log in Kafka, and the spool before it: a stream's change sets go to one partition, by their key.
/// Thread-safe.
@Singleton
final class KafkaChangeLog implements ChangeLog {

    private final Delivery delivery;
    private final String topic;

    KafkaChangeLog(@Named(Delivery.CHANGE_SETS) Delivery delivery, TopicSettings topics) {
        this.delivery = delivery;
        this.topic = topics.changeSets().name();
    }

    @Override
    public Pending<Appended> append(AcceptedChangeSet changeSet, Sequence sequence) {
        return delivery.send(record(changeSet), sequence).then(KafkaChangeLog::appended);
    }

    @Override
    public Optional<Pending<Appended>> appendAtOnce(AcceptedChangeSet changeSet) {
        return delivery.sendAtOnce(record(changeSet)).map(pending -> pending.then(KafkaChangeLog::appended));
    }

    @Override
    public boolean isPrompt() {
        return delivery.isPrompt();
    }

    private static Appended appended(Delivered delivered) {
        return switch (delivered) {
            case Delivered.Logged(var topic, var partition, var offset) ->
                new Appended.Logged(new LogPosition(topic, partition, offset));
            case Delivered.Spooled() -> new Appended.Spooled();
            case Delivered.Nowhere(var why) -> new Appended.NotLogged(why);
            case Delivered.Perhaps(var why) -> new Appended.Unknown(why);
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
                Moments.text(changeSet.sender().receivedAt()));
        var referral = changeSet.sender().referral();
        if (referral != null) {
            header(record, RecordHeaders.REFERRAL, referral);
        }
        var principal = changeSet.sender().principal();
        if (principal != null) {
            header(record, RecordHeaders.PRINCIPAL, principal);
        }
        changeSet.traceparent().ifPresent(trace -> header(record, RecordHeaders.TRACEPARENT, trace));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
