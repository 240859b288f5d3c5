package dev.gatekeeper.consumer.receive;

import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Listens to the log of accepted change sets. One for each consumer thread.
@Prototype
@KafkaListener(
        groupId = ChangeSetListener.GROUP,
        clientId = ChangeSetListener.GROUP,
        threadsValue = "${gatekeeper.consumer.threads:1}",
        offsetStrategy = OffsetStrategy.DISABLED,
        batch = true)
class ChangeSetListener extends PartitionListener {

    /// The consumer group, and what its settings stand under.
    static final String GROUP = "cdc-consumer";

    ChangeSetListener(
            BeanProvider<ConsumerRegistry> registry,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            Starts starts,
            BlockedPartitions blocked,
            PollFailures failures,
            LogAdmin admin,
            ChangeSetTaker taker) {
        super(registry, scheduler, starts, blocked, failures, admin, taker);
    }

    @Topic("${gatekeeper.topics.change-sets.name:`cdc.change-sets`}")
    void receive(ConsumerRecords<byte[], Value> records) {
        take(records);
    }
}
