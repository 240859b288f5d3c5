package dev.gatekeeper.consumer.contract;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicFaultsTest {

    private static final TopicSpec SPEC = new TopicSpec("contracts", 1, (short) 3, 1000, true);

    @Test
    void aTopicAsItIsCreatedHasNone() {
        assertThat(TopicFaults.of(SPEC, topic(1, 3), settings(Map.of()))).isEmpty();
    }

    @Test
    void aTopicThatDropsWhatIsOldLosesContractsThoughItCompactsToo() {
        assertThat(TopicFaults.of(SPEC, topic(1, 3), settings(Map.of("cleanup.policy", "compact,delete"))))
                .containsExactly("The topic contracts has cleanup.policy=compact,delete: set it to compact.");
    }

    @Test
    void eachFaultIsTold() {
        var faults = TopicFaults.of(
                SPEC,
                topic(2, 2),
                settings(Map.of("max.message.bytes", "999", "unclean.leader.election.enable", "true")));

        assertThat(faults)
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("has 2 partitions"),
                        fault -> assertThat(fault).contains("has 2 replicas where 3 are configured"),
                        fault -> assertThat(fault).contains("max.message.bytes=999: set it to 1000"),
                        fault -> assertThat(fault).contains("unclean.leader.election.enable=true: set it to false"));
    }

    @Test
    void oneReplicaOfThreeIsNotEnoughToCountAsWritten() {
        assertThat(TopicFaults.of(SPEC, topic(1, 3), settings(Map.of("min.insync.replicas", "1"))))
                .containsExactly("The topic contracts has min.insync.replicas=1: set it to 2.");
    }

    private static TopicDescription topic(int partitions, int replicas) {
        var nodes = Collections.nCopies(replicas, new Node(1, "localhost", 9092));
        return new TopicDescription(
                "contracts",
                false,
                range(0, partitions)
                        .mapToObj(partition -> new TopicPartitionInfo(partition, nodes.getFirst(), nodes, nodes))
                        .toList());
    }

    private static Config settings(Map<String, String> other) {
        var all = new HashMap<>(SPEC.settings());
        all.putAll(other);
        return new Config(all.entrySet().stream()
                .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                .toList());
    }
}
