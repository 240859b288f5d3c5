package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.changeset.log.TopicFaults;
import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/// How a topic has to be so that it keeps what it takes. A topic that is absent is created to its specification; one
/// that exists is looked at and never altered.
record TopicRule(TopicSpec spec) {

    String name() {
        return spec.name();
    }

    NewTopic newTopic() {
        return new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.settings());
    }

    /// Why records could be lost, a sentence each; nothing where they are safe.
    List<String> unsafe(TopicDescription topic, Config config) {
        var copies = topic.partitions().stream()
                .map(partition -> partition.replicas().size())
                .toList();
        return TopicFaults.of(spec, copies, key -> value(config, key));
    }

    /// Why some partition takes no record now, a sentence each; nothing where all do.
    List<String> unwritable(TopicDescription topic, Config config) {
        var needed = insync(config);
        return topic.partitions().stream()
                .filter(partition ->
                        partition.leader() == null || partition.isr().size() < needed)
                .map(partition -> "The partition " + name() + "/" + partition.partition() + " has "
                        + (partition.leader() == null ? 0 : partition.isr().size()) + " replicas in sync and needs "
                        + needed + ": start the missing brokers.")
                .toList();
    }

    private static int insync(Config config) {
        return Integer.parseInt(value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
    }

    private static String value(Config config, String key) {
        return config.get(key).value();
    }
}
