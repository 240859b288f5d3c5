package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.dispatch.ChangeSetTaker;
import dev.gatekeeper.consumer.partition.PartitionIntakes;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Prototype;
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

    ChangeSetListener(PartitionIntakes intakes, PollFailures failures, ChangeSetTaker taker) {
        super(intakes, failures, taker);
    }

    @Topic("${gatekeeper.topics.change-sets.name:`cdc.change-sets`}")
    void receive(ConsumerRecords<byte[], Value> records) {
        take(records);
    }
}
