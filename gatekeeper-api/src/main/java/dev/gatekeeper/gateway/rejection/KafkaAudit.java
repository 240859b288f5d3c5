package dev.gatekeeper.gateway.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.gateway.delivery.Delivered;
import dev.gatekeeper.gateway.delivery.Delivery;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.kafka.TopicSettings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The audit in Kafka, and the spool before it. Thread-safe.
@Singleton
final class KafkaAudit implements Audit {

    private final Delivery delivery;
    private final String topic;
    private final RejectionMeters meters;

    KafkaAudit(@Named(Delivery.REJECTIONS) Delivery delivery, TopicSettings topics, RejectionMeters meters) {
        this.delivery = delivery;
        this.topic = topics.rejected().name();
        this.meters = meters;
    }

    @Override
    public Pending<Audited> keep(Rejection rejection, Sequence sequence) {
        var record =
                new ProducerRecord<>(topic, rejection.id().toString().getBytes(UTF_8), RejectionJson.write(rejection));
        return delivery.send(record, sequence).then(delivered -> audited(delivered, rejection));
    }

    private Audited audited(Delivered delivered, Rejection rejection) {
        return switch (delivered) {
            case Delivered.Logged(var _, var _, var _), Delivered.Spooled() -> {
                meters.kept(rejection.reason());
                yield new Audited.Kept();
            }
            case Delivered.Nowhere(var why) -> new Audited.NotKept(why);
            case Delivered.Perhaps(var why) -> new Audited.NotKept(why);
        };
    }
}
