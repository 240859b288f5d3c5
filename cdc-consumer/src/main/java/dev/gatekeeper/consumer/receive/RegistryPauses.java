package dev.gatekeeper.consumer.receive;

import io.micronaut.configuration.kafka.ConsumerRegistry;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Pauses as micronaut-kafka does them, which resumes after each poll whatever it was not asked to keep paused. They
/// take
/// hold before the next poll.
record RegistryPauses(Consumer<byte[], byte[]> consumer, ConsumerRegistry registry) implements Pauses {

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        registry.pause(clientId(), partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        registry.resume(clientId(), partitions);
    }

    private String clientId() {
        return registry.getConsumerIds().stream()
                .filter(id -> registry.<byte[], byte[]>getConsumer(id).equals(consumer))
                .findAny()
                .orElseThrow();
    }
}
