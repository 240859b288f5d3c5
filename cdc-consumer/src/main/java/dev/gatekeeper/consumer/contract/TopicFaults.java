package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.log.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/// What is wrong with a topic of contracts that somebody else made, or altered.
final class TopicFaults {

    private TopicFaults() {}

    /// A sentence each: what is wrong, and how to mend it.
    static List<String> of(TopicSpec spec, TopicDescription topic, Config config) {
        var faults = new ArrayList<String>();
        var policies = List.of(value(config, TopicConfig.CLEANUP_POLICY_CONFIG).split(","));
        if (!policies.equals(List.of(TopicConfig.CLEANUP_POLICY_COMPACT))) {
            faults.add(set(spec, config, TopicConfig.CLEANUP_POLICY_CONFIG, spec.cleanupPolicy()));
        }
        if (topic.partitions().size() != spec.partitions()) {
            faults.add("The topic " + spec.name() + " has " + topic.partitions().size()
                    + " partitions, and gateways read the first alone: delete it, and it is made anew.");
        }
        var copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (copies < spec.replication()) {
            faults.add("The topic " + spec.name() + " has " + copies + " replicas where " + spec.replication()
                    + " are configured: reassign its partitions.");
        }
        if (copies >= 3 && number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) < 2) {
            faults.add(set(spec, config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2"));
        }
        if (number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG) < spec.maxMessageBytes()) {
            faults.add(
                    set(spec, config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(spec.maxMessageBytes())));
        }
        if (Boolean.parseBoolean(value(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG))) {
            faults.add(set(spec, config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false"));
        }
        return faults;
    }

    private static String set(TopicSpec spec, Config config, String key, String wanted) {
        return "The topic " + spec.name() + " has " + key + "=" + value(config, key) + ": set it to " + wanted + ".";
    }

    private static long number(Config config, String key) {
        return Long.parseLong(value(config, key));
    }

    private static String value(Config config, String key) {
        return config.get(key).value();
    }
}
