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

/// Listens to the audit topic. One for each consumer thread.
@Prototype
@KafkaListener(
        groupId = AuditListener.GROUP,
        clientId = AuditListener.GROUP,
        threadsValue = "${gatekeeper.consumer.audit-threads:1}",
        offsetStrategy = OffsetStrategy.DISABLED,
        batch = true)
class AuditListener extends PartitionListener {

    /// The consumer group, and what its settings stand under.
    static final String GROUP = "cdc-consumer-audit";

    AuditListener(
            BeanProvider<ConsumerRegistry> registry,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            Starts starts,
            BlockedPartitions blocked,
            PollFailures failures,
            LogAdmin admin,
            AuditTaker taker) {
        super(registry, scheduler, starts, blocked, failures, admin, taker);
    }

    @Topic("${gatekeeper.topics.rejected.name:`cdc.rejected`}")
    void receive(ConsumerRecords<byte[], Value> records) {
        take(records);
    }
}
