package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Clients;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Deliveries where there is no spool.
@Factory
@Requires(property = "gatekeeper.spool.enabled", value = "false")
final class NoSpoolFactory {

    @Singleton
    @Bean(preDestroy = "close")
    RecordWriter recordWriter(Clients clients, KafkaWatch watch, KafkaSettings settings) {
        return new RecordWriter(clients::producer, watch, settings);
    }

    @Singleton
    @Named(Delivery.CHANGE_SETS)
    Delivery changeSets(RecordWriter writer) {
        return new WithoutSpool(writer);
    }

    @Singleton
    @Named(Delivery.REJECTIONS)
    Delivery rejections(RecordWriter writer) {
        return new WithoutSpool(writer);
    }
}
