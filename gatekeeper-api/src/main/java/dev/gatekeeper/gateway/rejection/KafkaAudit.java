package dev.gatekeeper.gateway.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.gateway.kafka.RecordWriter;
import dev.gatekeeper.gateway.kafka.TopicSettings;
import dev.gatekeeper.gateway.kafka.Written;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The audit in Kafka. Thread-safe.
@Singleton
final class KafkaAudit implements Audit {

    private final RecordWriter writer;
    private final String topic;

    KafkaAudit(RecordWriter writer, TopicSettings topics) {
        this.writer = writer;
        this.topic = topics.rejected().name();
    }

    @Override
    public Audited keep(Rejection rejection) {
        var record =
                new ProducerRecord<>(topic, rejection.id().toString().getBytes(UTF_8), RejectionJson.write(rejection));
        return switch (writer.write(record)) {
            case Written.At(var _, var _, var _) -> new Audited.Kept();
            case Written.Nowhere(var why) -> new Audited.NotKept(why);
            case Written.Perhaps(var why) -> new Audited.NotKept(why);
        };
    }
}
