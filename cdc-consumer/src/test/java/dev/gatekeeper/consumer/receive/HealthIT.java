package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.consumer.Told;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.configuration.kafka.config.KafkaConsumerConfiguration;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.management.health.indicator.annotation.Readiness;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the consumer tells of its polling, and what a poll may bring.
class HealthIT {

    private final Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aPollingThreadThatHasEndedIsTold() throws Exception {
        var consumer = running.startConsumer(Map.of());
        assertThat(status(consumer, Liveness.class, "polling")).isEqualTo(HealthStatus.UP);

        // The one thing that ends the thread from outside; an error would as well.
        consumer.getBean(ConsumerRegistry.class).getConsumer("cdc-consumer").wakeup();
        running.await(
                "the thread has ended",
                () -> status(consumer, Liveness.class, "polling").equals(HealthStatus.DOWN));

        assertThat(status(consumer, Readiness.class, "polling")).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void pollsThatFailAreTold() {
        var consumer = running.startConsumer(Map.of());
        assertThat(status(consumer, Readiness.class, "partitions")).isEqualTo(HealthStatus.UP);

        consumer.getBean(PollFailures.class).note(new KafkaException("not allowed"));

        assertThat(status(consumer, Readiness.class, "partitions")).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void whatAPollBringsFollowsFromTheHeapAndWhatARequestMayHoldFromTheLimit() {
        var consumer = running.startConsumer(Map.of("gatekeeper.limits.change-set-bytes", "512MB"));

        var log = consumerSettings(consumer, "cdc-consumer");
        var share = Runtime.getRuntime().maxMemory() / 8;
        assertThat(log)
                .containsEntry(
                        "max.partition.fetch.bytes", Integer.toString(PollSizes.partitionBytes(share, 514 << 20)))
                .containsEntry("max.poll.records", Integer.toString(PollSizes.records(share)));
        assertThat(consumerSettings(consumer, "cdc-consumer-audit"))
                .containsEntry(
                        "max.partition.fetch.bytes", Integer.toString(PollSizes.partitionBytes(share, 1026 << 20)));
        assertThat(producerSettings(consumer, "cdc-rejected"))
                .containsEntry("max.request.size", Integer.toString(1026 << 20));
    }

    private static HealthStatus status(ApplicationContext consumer, Class<? extends Annotation> kind, String name) {
        return Told.of(consumer, kind, name).getStatus();
    }

    private static Properties consumerSettings(ApplicationContext consumer, String name) {
        return consumer.getBean(KafkaConsumerConfiguration.class, Qualifiers.byName(name))
                .getConfig();
    }

    private static Properties producerSettings(ApplicationContext consumer, String name) {
        return consumer.getBean(KafkaProducerConfiguration.class, Qualifiers.byName(name))
                .getConfig();
    }
}
