package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.consumer.log.TopicSettings;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Writes rejections to the audit topic. Thread-safe.
@Singleton
class AuditTopic {

    /// What the producer's settings stand under.
    static final String PRODUCER = "cdc-rejected";

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    AuditTopic(@KafkaClient(PRODUCER) Producer<byte[], byte[]> producer, TopicSettings topics) {
        this.producer = producer;
        this.topic = topics.rejected().name();
    }

    /// Returns once every in-sync replica has all of them.
    ///
    /// @throws KafkaException where Kafka does not say so in time; some may have been written
    void publish(List<Rejection> rejections) throws InterruptedException {
        var sent = rejections.stream().map(this::send).toList();
        for (var at = 0; at < sent.size(); at++) {
            try {
                sent.get(at).get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RecordTooLargeException)) {
                    throw new KafkaException("The audit topic " + topic + " can't be written.", e.getCause());
                }
                publishExcerpt(rejections.get(at));
            }
        }
    }

    /// The table keeps the payload whole; the topic says how long it is.
    private void publishExcerpt(Rejection rejection) throws InterruptedException {
        try {
            send(rejection.excerpted()).get();
        } catch (ExecutionException e) {
            throw new KafkaException("The audit topic " + topic + " can't be written.", e.getCause());
        }
    }

    private Future<RecordMetadata> send(Rejection rejection) {
        return producer.send(new ProducerRecord<>(
                topic, rejection.id().toString().getBytes(StandardCharsets.UTF_8), RejectionJson.write(rejection)));
    }
}
