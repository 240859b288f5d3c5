package dev.gatekeeper.gateway.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic of the contracts, for whoever reads it. It is looked at apart from the log and the audit: change sets are
/// taken whether it stands or not. For one thread.
@Singleton
public final class ContractTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContractTopic.class);

    private final Clients clients;
    private final String name;
    private final TopicProbe probe;
    private KafkaState last = new KafkaState.Fit();

    ContractTopic(Clients clients, TopicSettings topics) {
        this.clients = clients;
        this.name = topics.contracts().name();
        var spec = topics.contracts().spec(topics.replication());
        this.probe = new TopicProbe(clients::admin, List.of(new TopicRule(spec)));
    }

    /// Creates the topic where it does not stand, and logs what is wrong with it.
    public void look() {
        var state = probe.look();
        if (!state.equals(last)) {
            switch (state) {
                case KafkaState.Fit() -> LOG.info("The topic {} can be read.", name);
                case KafkaState.Unsafe(var faults) -> LOG.warn("Contracts may be lost: {}", String.join(" ", faults));
                case KafkaState.Away(var faults) -> LOG.debug("{}", String.join(" ", faults));
                case KafkaState.Refusing(var faults) -> LOG.warn("{}", String.join(" ", faults));
            }
        }
        last = state;
    }

    /// A consumer of no group; to be closed.
    public Consumer<byte[], byte[]> consumer() {
        return clients.consumer("contracts");
    }

    /// @throws IllegalStateException where the topic does not stand
    public List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(name);
        if (partitions == null || partitions.isEmpty()) {
            throw new IllegalStateException("The topic " + name + " does not stand.");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }

    @Override
    @PreDestroy
    public void close() {
        probe.close();
    }
}
