package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.decode.ValueDeserializer;
import dev.gatekeeper.consumer.dispatch.Taker;
import dev.gatekeeper.consumer.partition.PartitionIntake;
import dev.gatekeeper.consumer.partition.PartitionIntakes;
import io.micronaut.configuration.kafka.ConsumerAware;
import io.micronaut.configuration.kafka.exceptions.KafkaListenerException;
import io.micronaut.configuration.kafka.exceptions.KafkaListenerExceptionHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What both listeners share: everything that micronaut-kafka tells about a consumer goes to its [PartitionIntake].
abstract class PartitionListener
        implements ConsumerAware<byte[], Value>, ConsumerRebalanceListener, KafkaListenerExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionListener.class);

    /// An error that a poll throws at once would otherwise be thrown thousands of times a second.
    private static final Duration AFTER_FAILED_POLL = Duration.ofSeconds(1);

    private final PartitionIntakes intakes;
    private final PollFailures failures;
    private final Taker taker;
    private @Nullable PartitionIntake intake;

    PartitionListener(PartitionIntakes intakes, PollFailures failures, Taker taker) {
        this.intakes = intakes;
        this.failures = failures;
        this.taker = taker;
    }

    @Override
    public void setKafkaConsumer(Consumer<byte[], Value> consumer) {
        intake = intakes.of(consumer, taker);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        intake().assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        intake().revoked(partitions);
    }

    void take(ConsumerRecords<byte[], Value> records) {
        intake().take(records);
        ValueDeserializer.nextPoll();
    }

    /// Called on the polling thread, between polls.
    @Override
    public void handle(KafkaListenerException failure) {
        if (failure.getCause() instanceof InvalidOffsetException outside) {
            intake().outOfRange(outside.partitions());
            return;
        }
        if (failure.getCause() instanceof KafkaException said && intake().unreadable(said)) {
            return;
        }
        failures.note(failure.getCause() == null ? failure : failure.getCause());
        LOG.atError().setCause(failure.getCause()).log("Polling Kafka failed; it goes on.");
        try {
            Thread.sleep(AFTER_FAILED_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PartitionIntake intake() {
        return Objects.requireNonNull(intake, "The consumer is set before anything else is called.");
    }
}
