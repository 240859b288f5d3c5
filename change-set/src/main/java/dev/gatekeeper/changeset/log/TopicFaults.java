package dev.gatekeeper.changeset.log;

import dev.gatekeeper.changeset.log.TopicSpec.Keeping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// Why a topic that somebody else made, or altered, could lose records.
public final class TopicFaults {

    private final TopicSpec spec;
    private final UnaryOperator<String> settings;
    private final List<String> found = new ArrayList<>();

    private TopicFaults(TopicSpec spec, UnaryOperator<String> settings) {
        this.spec = spec;
        this.settings = settings;
    }

    /// What is wrong, and how to mend it, a sentence each; nothing where records are safe.
    ///
    /// @param copies how many brokers keep a copy, of each partition
    /// @param settings the value of a setting, by its name in Kafka
    public static List<String> of(TopicSpec spec, List<Integer> copies, UnaryOperator<String> settings) {
        var faults = new TopicFaults(spec, settings);
        var fewest = Collections.min(copies);
        faults.ofPartitions(copies.size(), fewest);
        faults.ofSettings(fewest);
        return faults.found;
    }

    private void ofPartitions(int partitions, int copies) {
        // Contracts are written to the first partition and read from all.
        if (spec.keeping() != Keeping.LAST_OF_EACH_KEY && partitions != spec.partitions()) {
            found.add("The topic " + spec.name() + " has " + partitions + " partitions where " + spec.partitions()
                    + " are configured: streams lie in other partitions than they would, so configure"
                    + " what there is, and see that nothing is on its way before partitions are added.");
        }
        if (copies < spec.replication()) {
            found.add("The topic " + spec.name() + " has " + copies + " replicas where " + spec.replication()
                    + " are configured: reassign its partitions.");
        }
    }

    private void ofSettings(int copies) {
        if (copies >= 3 && number("min.insync.replicas") < 2) {
            set("min.insync.replicas", "2");
        }
        if (number("max.message.bytes") < spec.maxMessageBytes()) {
            set("max.message.bytes", Integer.toString(spec.maxMessageBytes()));
        }
        want("unclean.leader.election.enable", "false");
        switch (spec.keeping()) {
            case ALL -> {
                want("cleanup.policy", spec.cleanupPolicy());
                want("retention.ms", "-1");
                want("retention.bytes", "-1");
            }
            case ALL_BY_DEFAULT -> {}
            case LAST_OF_EACH_KEY -> want("cleanup.policy", spec.cleanupPolicy());
        }
    }

    private void want(String setting, String value) {
        if (!settings.apply(setting).equals(value)) {
            set(setting, value);
        }
    }

    private void set(String setting, String value) {
        found.add("The topic " + spec.name() + " has " + setting + '=' + settings.apply(setting) + ": set it to "
                + value + '.');
    }

    private long number(String setting) {
        return Long.parseLong(settings.apply(setting));
    }
}
