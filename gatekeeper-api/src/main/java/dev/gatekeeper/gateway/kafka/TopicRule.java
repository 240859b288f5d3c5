package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/// How a topic has to be so that it keeps what it takes. A topic that is absent is created to its specification; one
/// that exists is looked at and never altered.
///
/// @param keepsForEver whether nothing may be dropped for its age or for room
record TopicRule(TopicSpec spec, boolean keepsForEver) {

    String name() {
        return spec.name();
    }

    NewTopic newTopic() {
        return new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.settings());
    }

    /// Why records could be lost, a sentence each; nothing where they are safe.
    List<String> unsafe(TopicDescription topic, Config config) {
        var faults = new ArrayList<String>();
        var copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (copies >= 3 && insync(config) < 2) {
            faults.add(set(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2", config));
        }
        if (!spec.compacted() && topic.partitions().size() != spec.partitions()) {
            faults.add("The topic " + name() + " has " + topic.partitions().size() + " partitions where "
                    + spec.partitions()
                    + " are configured: streams lie in other partitions than they would, so configure"
                    + " what there is, and see that nothing is on its way before partitions are added.");
        }
        if (copies < spec.replication()) {
            faults.add("The topic " + name() + " has " + copies + " replicas where " + spec.replication()
                    + " are configured: reassign its partitions.");
        }
        if (Boolean.parseBoolean(value(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG))) {
            faults.add(set(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false", config));
        }
        if (Long.parseLong(value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) < spec.maxMessageBytes()) {
            faults.add(set(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(spec.maxMessageBytes()), config));
        }
        if (spec.compacted()) {
            want(config, TopicConfig.CLEANUP_POLICY_CONFIG, spec.cleanupPolicy(), faults);
        }
        if (keepsForEver) {
            want(config, TopicConfig.CLEANUP_POLICY_CONFIG, spec.cleanupPolicy(), faults);
            want(config, TopicConfig.RETENTION_MS_CONFIG, "-1", faults);
            want(config, TopicConfig.RETENTION_BYTES_CONFIG, "-1", faults);
        }
        return faults;
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

    private void want(Config config, String key, String wanted, List<String> faults) {
        if (!value(config, key).equals(wanted)) {
            faults.add(set(key, wanted, config));
        }
    }

    private String set(String key, String wanted, Config config) {
        return "The topic " + name() + " has " + key + "=" + value(config, key) + ": set it to " + wanted + ".";
    }

    private static int insync(Config config) {
        return Integer.parseInt(value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
    }

    private static String value(Config config, String key) {
        return config.get(key).value();
    }
}
