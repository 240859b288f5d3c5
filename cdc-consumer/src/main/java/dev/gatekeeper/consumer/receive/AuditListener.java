package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.AuditTaker;
import dev.gatekeeper.consumer.partition.PartitionIntakes;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Prototype;
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

    AuditListener(PartitionIntakes intakes, PollFailures failures, AuditTaker taker) {
        super(intakes, failures, taker);
    }

    @Topic("${gatekeeper.topics.rejected.name:`cdc.rejected`}")
    void receive(ConsumerRecords<byte[], Value> records) {
        take(records);
    }
}
