package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.log.TopicSpec;
import dev.gatekeeper.changeset.log.Topics;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// The topics as they are called, and as they are created where they don't stand yet.
///
/// @param replication how many brokers keep a copy of each record; with 3 or more, 2 must have it before it counts as
///     written
@ConfigurationProperties("gatekeeper.topics")
public record TopicSettings(
        ChangeSets changeSets,
        Rejected rejected,
        Contracts contracts,
        @Bindable(defaultValue = "1") short replication) {

    /// The log.
    @ConfigurationProperties("change-sets")
    public record ChangeSets(
            @Bindable(defaultValue = Topics.CHANGE_SETS) String name,
            @Bindable(defaultValue = "6") int partitions) {

        public TopicSpec spec(short replication, int maxMessageBytes) {
            return TopicSpec.log(name, partitions, replication, maxMessageBytes);
        }
    }

    /// The audit.
    @ConfigurationProperties("rejected")
    public record Rejected(
            @Bindable(defaultValue = Topics.REJECTED) String name,
            @Bindable(defaultValue = "3") int partitions) {

        public TopicSpec spec(short replication, int maxMessageBytes) {
            return TopicSpec.audit(name, partitions, replication, maxMessageBytes);
        }
    }

    /// The tables' contracts.
    @ConfigurationProperties("contracts")
    public record Contracts(
            @Bindable(defaultValue = Topics.CONTRACTS) String name) {

        public TopicSpec spec(short replication) {
            return TopicSpec.contracts(name, replication, ContractJson.MOST_RECORD_BYTES);
        }
    }
}
