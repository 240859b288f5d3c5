package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.log.Limits;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerConfig;

/// Lets the producer of the audit topic send the largest rejection that the topic takes.
@Singleton
final class AuditProducerSizes implements BeanCreatedEventListener<KafkaProducerConfiguration<?, ?>> {

    private final Limits limits;

    AuditProducerSizes(Limits limits) {
        this.limits = limits;
    }

    @Override
    public KafkaProducerConfiguration<?, ?> onCreated(BeanCreatedEvent<KafkaProducerConfiguration<?, ?>> created) {
        if (AuditTopic.PRODUCER.equals(created.getBeanIdentifier().getName())) {
            created.getBean()
                    .getConfig()
                    .putIfAbsent(
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            Integer.toString(limits.size().auditRecordBytes()));
        }
        return created.getBean();
    }
}
