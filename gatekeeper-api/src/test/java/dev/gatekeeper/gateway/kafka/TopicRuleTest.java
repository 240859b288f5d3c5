package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicRuleTest {

    private static final TopicRule LOG = new TopicRule(TopicSpec.log("log", 1, (short) 3, 1000));

    @Test
    void aTopicAsItIsCreatedIsSafe() {
        var created = LOG.newTopic();

        assertThat(created.numPartitions()).isEqualTo(1);
        assertThat(created.replicationFactor()).isEqualTo((short) 3);
        assertThat(LOG.unsafe(topic(3, 3), config(created.configs()))).isEmpty();
        assertThat(LOG.unwritable(topic(3, 3), config(created.configs()))).isEmpty();
    }

    @Test
    void aSettingByWhichRecordsGetLostIsNamedWithItsRemedy() {
        var settings = new HashMap<>(LOG.newTopic().configs());
        settings.put("retention.ms", "604800000");

        assertThat(LOG.unsafe(topic(3, 3), config(settings)))
                .containsExactly("The topic log has retention.ms=604800000: set it to -1.");
    }

    @Test
    void fewerReplicasThanConfiguredAreNamed() {
        assertThat(LOG.unsafe(topic(1, 1), config(LOG.newTopic().configs())))
                .containsExactly("The topic log has 1 replicas where 3 are configured: reassign its partitions.");
    }

    @Test
    void aPartitionWithTooFewReplicasInSyncTakesNothing() {
        assertThat(LOG.unwritable(topic(3, 1), config(LOG.newTopic().configs())))
                .containsExactly("The partition log/0 has 1 replicas in sync and needs 2: start the missing brokers.");
    }

    @Test
    void aPartitionWithoutALeaderTakesNothing() {
        var partition = new TopicPartitionInfo(0, null, nodes(3), nodes(3));

        assertThat(LOG.unwritable(
                        new TopicDescription("log", false, List.of(partition)),
                        config(LOG.newTopic().configs())))
                .hasSize(1);
    }

    private static TopicDescription topic(int replicas, int insync) {
        var nodes = nodes(replicas);
        var partition = new TopicPartitionInfo(0, nodes.getFirst(), nodes, nodes.subList(0, insync));
        return new TopicDescription("log", false, List.of(partition));
    }

    private static List<Node> nodes(int count) {
        var nodes = new ArrayList<Node>();
        for (int id = 1; id <= count; id++) {
            nodes.add(new Node(id, "broker-" + id, 9092));
        }
        return nodes;
    }

    private static Config config(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("retention.ms", "604800000", "retention.bytes", "-1"));
        all.putAll(settings);
        return new Config(all.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                .toList());
    }
}
