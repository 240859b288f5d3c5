package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.changeset.log.SizeLimit;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/// The beans that need more than their constructor.
@Factory
final class KafkaFactory {

    @Singleton
    @Bean(preDestroy = "close")
    RecordWriter recordWriter(Clients clients, KafkaWatch watch, KafkaSettings settings) {
        return new RecordWriter(clients::producer, watch, settings);
    }

    @Singleton
    @Bean(preDestroy = "close")
    TopicProbe topicProbe(Clients clients, TopicSettings topics, SizeLimit limit) {
        var copies = topics.replication();
        var insync = topics.minInsyncReplicas();
        var log = topics.changeSets();
        var audit = topics.rejected();
        return new TopicProbe(
                clients::admin,
                List.of(
                        new TopicRule(log.name(), log.partitions(), copies, insync, limit.logRecordBytes(), true),
                        new TopicRule(
                                audit.name(), audit.partitions(), copies, insync, limit.auditRecordBytes(), false)));
    }
}
