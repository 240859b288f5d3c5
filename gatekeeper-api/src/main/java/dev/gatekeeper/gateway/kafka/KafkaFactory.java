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
    TopicProbe topicProbe(Clients clients, TopicSettings topics, SizeLimit limit) {
        return new TopicProbe(
                clients::admin,
                List.of(
                        new TopicRule(topics.changeSets().spec(topics.replication(), limit.logRecordBytes())),
                        new TopicRule(topics.rejected().spec(topics.replication(), limit.auditRecordBytes()))));
    }

    @Singleton
    @Bean(preDestroy = "close")
    KafkaWatch kafkaWatch(TopicProbe probe, KafkaSettings settings) {
        return new KafkaWatch(probe::look, settings);
    }
}
