package dev.gatekeeper.consumer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.log.Moments;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.consumer.log.TopicSettings;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Appends to the end of the log, as a gateway does: a stream goes to one partition, by its key. Thread-safe.
@Singleton
class ReplayTopic {

    /// What the producer's settings stand under.
    static final String PRODUCER = "cdc-replay";

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    ReplayTopic(@KafkaClient(PRODUCER) Producer<byte[], byte[]> producer, TopicSettings topics) {
        this.producer = producer;
        this.topic = topics.changeSets().name();
    }

    /// Why nothing can be sent now, where that is known before it is tried.
    Optional<String> unreachable() throws InterruptedException {
        try {
            return producer.partitionsFor(topic).isEmpty()
                    ? Optional.of("The topic " + topic + " has no partitions.")
                    : Optional.empty();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            return Optional.of("Kafka does not say where " + topic + " is: " + e.getMessage());
        }
    }

    /// Waits until every in-sync replica has it, or the producer's `delivery.timeout.ms` is over.
    Sending append(Outgoing outgoing) throws InterruptedException {
        try {
            var written = producer.send(record(outgoing)).get();
            return new Sending.Logged(written.topic(), written.partition(), written.offset());
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            return new Sending.Nowhere("Kafka's producer did not take it: " + e.getMessage());
        }
    }

    private static InterruptedException interrupted(InterruptException e) {
        var interrupted = new InterruptedException("The consumer is stopping.");
        interrupted.initCause(e);
        return interrupted;
    }

    private static Sending failed(@Nullable Throwable cause) {
        return switch (cause) {
            case RecordTooLargeException e ->
                new Sending.Nowhere("Kafka takes no record as large as that: " + e.getMessage());
            case AuthorizationException e ->
                new Sending.Nowhere("Kafka does not let the consumer write: " + e.getMessage());
            case InvalidTopicException e -> new Sending.Nowhere("Kafka has no such topic: " + e.getMessage());
            case SerializationException e -> new Sending.Nowhere("It can't be sent: " + e.getMessage());
            case null, default ->
                new Sending.Perhaps("Kafka has not said that it has it: "
                        + (cause == null ? "no cause is known" : cause.getMessage()));
        };
    }

    private ProducerRecord<byte[], byte[]> record(Outgoing outgoing) {
        var record = new ProducerRecord<>(
                topic,
                outgoing.stream().text().getBytes(UTF_8),
                outgoing.payload().bytes());
        var sender = outgoing.sender();
        header(record, RecordHeaders.ID, outgoing.id().toString());
        header(record, RecordHeaders.STREAM, outgoing.stream().text());
        header(record, RecordHeaders.SOURCE, RecordHeaders.SOURCE_REPLAY);
        header(record, RecordHeaders.FORMAT, outgoing.format().text());
        header(record, RecordHeaders.ACCEPTED_AT, Moments.text(sender.receivedAt()));
        header(record, RecordHeaders.REFERRAL, sender.referral());
        header(record, RecordHeaders.PRINCIPAL, sender.principal());
        header(record, RecordHeaders.TRACEPARENT, outgoing.traceparent().orElse(null));
        header(record, RecordHeaders.REPLAY_OF, String.valueOf(sender.replayOf()));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, @Nullable String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(UTF_8));
        }
    }
}
