package dev.gatekeeper.consumer.contract;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.UnreadableContractException;
import dev.gatekeeper.infra.Infra;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topic of contracts as a gateway reads it, from its beginning.
final class ReadTopic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, TableContract> contracts = new TreeMap<>();
    private final List<String> records = new ArrayList<>();

    ReadTopic(String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Infra.kafka().bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500,
                        "fetch.max.wait.ms",
                        50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
    }

    /// Those that stand, by their keys.
    Map<String, TableContract> contracts() {
        return contracts;
    }

    /// All that came, in order: a key and its version, or a key alone where its table went.
    List<String> records() {
        return records;
    }

    /// Reads on until they are as they should be.
    ///
    /// @return how long it took
    Duration until(String what, Predicate<Map<String, TableContract>> asTheyShouldBe) {
        var start = System.nanoTime();
        await(what)
                .pollInSameThread() // The consumer is this thread's.
                .pollInterval(POLL)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            read();
                            return contracts;
                        },
                        asTheyShouldBe);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Reads on for a while.
    void readFor(Duration time) {
        var start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            read();
        }
    }

    long version(String key) {
        var contract = contracts.get(key);
        if (contract == null) {
            throw new AssertionError("There is no contract of " + key + ", but " + records);
        }
        return contract.version();
    }

    private void read() {
        for (var one : consumer.poll(POLL)) {
            var key = new String(one.key(), StandardCharsets.UTF_8);
            if (one.value() == null) {
                contracts.remove(key);
                records.add(key);
                continue;
            }
            try {
                var contract = ContractJson.read(one.value());
                contracts.put(key, contract);
                records.add(key + " " + contract.version());
            } catch (UnreadableContractException e) {
                contracts.remove(key);
                records.add(key + " unreadable");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
