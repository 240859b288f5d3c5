package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractKey;
import dev.gatekeeper.changeset.log.TopicFaults;
import dev.gatekeeper.changeset.log.TopicSpec;
import dev.gatekeeper.consumer.log.TopicSettings;
import dev.gatekeeper.consumer.topic.LogAdmin;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic of contracts, in Kafka. Thread-safe.
@Singleton
class ContractTopic {

    /// What the producer's settings stand under.
    static final String CLIENT = "cdc-contracts";

    private static final Logger LOG = LoggerFactory.getLogger(ContractTopic.class);

    private static final int LOOKS_AFTER_CREATION = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LogAdmin admin;
    private final KafkaDefaultConfiguration kafka;
    private final Producer<byte[], byte[]> producer;
    private final TopicSpec spec;

    ContractTopic(
            LogAdmin admin,
            KafkaDefaultConfiguration kafka,
            @KafkaClient(CLIENT) Producer<byte[], byte[]> producer,
            TopicSettings topics) {
        this.admin = admin;
        this.kafka = kafka;
        this.producer = producer;
        this.spec = topics.contracts().spec(topics.replication());
    }

    /// Where contracts stand.
    TopicPartition partition() {
        return new TopicPartition(spec.name(), 0);
    }

    /// Kafka's own id of the topic, which is created where it does not stand: all that it holds can be told anew.
    ///
    /// @throws KafkaException where Kafka does not answer, or won't create it
    String identity() throws InterruptedException {
        try {
            return admin.identity(spec.name()).id();
        } catch (UnknownTopicOrPartitionException absent) {
            LOG.debug("The topic is created.", absent);
        }
        admin.create(
                List.of(new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.settings())));
        for (var looks = 1; ; looks++) {
            try {
                return admin.identity(spec.name()).id();
            } catch (UnknownTopicOrPartitionException notYet) {
                if (looks == LOOKS_AFTER_CREATION) {
                    throw notYet;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    /// Why contracts could be lost, a sentence each; nothing where they are safe.
    ///
    /// @throws KafkaException where Kafka does not answer, or won't tell
    List<String> faults() {
        var copies = admin.describe(spec.name()).partitions().stream()
                .map(partition -> partition.replicas().size())
                .toList();
        var settings = admin.settings(spec.name());
        return TopicFaults.of(spec, copies, key -> settings.get(key).value());
    }

    /// A reader of the topic from its beginning, to be closed by whoever asked for it.
    Consumer<byte[], byte[]> open() {
        var properties = new Properties();
        properties.putAll(kafka.getConfig());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition()));
        consumer.seekToBeginning(List.of(partition()));
        return consumer;
    }

    /// Publishes contracts, in JSON. Returns once every in-sync replica has all of them.
    ///
    /// @throws KafkaException where Kafka does not say so in time; some may have been written
    void publish(Map<TableName, String> contracts) throws InterruptedException {
        send(contracts.entrySet().stream()
                .map(contract -> new ProducerRecord<byte[], byte[]>(
                        spec.name(),
                        0,
                        ContractKey.bytes(contract.getKey()),
                        contract.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /// Says that tables are gone; as above.
    void remove(Collection<TableName> tables) throws InterruptedException {
        send(tables.stream()
                .map(table -> new ProducerRecord<byte[], byte[]>(spec.name(), 0, ContractKey.bytes(table), null))
                .toList());
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        var sent = records.stream().map(producer::send).toList();
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new KafkaException("The topic " + spec.name() + " can't be written.", e.getCause());
            }
        }
    }
}
