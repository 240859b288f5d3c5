package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.decode.Value;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Pauses as micronaut-kafka does them, which resumes after each poll whatever it was not asked to keep paused. They
/// take hold before the next poll.
record RegistryPauses(Consumer<byte[], Value> consumer, ConsumerRegistry registry) implements Pauses {

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        clientId().ifPresent(id -> registry.pause(id, partitions));
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        clientId().ifPresent(id -> registry.resume(id, partitions));
    }

    /// Empty while the consumer is being closed: the registry has let go of it then.
    private Optional<String> clientId() {
        return registry.getConsumerIds().stream()
                .filter(id -> registry.<byte[], Value>getConsumer(id).equals(consumer))
                .findAny();
    }
}
