package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.consumer.log.Limits;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerConfig;

/// Lets the producer of what is sent again send the largest change set that the log takes.
@Singleton
final class ReplayProducerSizes implements BeanCreatedEventListener<KafkaProducerConfiguration<?, ?>> {

    private final Limits limits;

    ReplayProducerSizes(Limits limits) {
        this.limits = limits;
    }

    @Override
    public KafkaProducerConfiguration<?, ?> onCreated(BeanCreatedEvent<KafkaProducerConfiguration<?, ?>> created) {
        if (ReplayTopic.PRODUCER.equals(created.getBeanIdentifier().getName())) {
            created.getBean()
                    .getConfig()
                    .putIfAbsent(
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            Integer.toString(limits.size().logRecordBytes()));
        }
        return created.getBean();
    }
}
