package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Clients;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import dev.gatekeeper.gateway.kafka.TopicSettings;
import dev.gatekeeper.gateway.spool.SpoolFolder;
import dev.gatekeeper.gateway.spool.SpoolSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Deliveries that spool.
@Factory
@Requires(property = "gatekeeper.spool.enabled", notEquals = "false")
final class SpoolFactory {

    @Singleton
    @Bean(preDestroy = "close")
    Depot depot(
            SpoolSettings spool,
            Clients clients,
            KafkaWatch watch,
            KafkaSettings kafka,
            TopicSettings topics,
            ReplayListener listener,
            MeterRegistry registry,
            Clock clock) {
        var meters = new SpoolMeters(registry, clock);
        var names =
                new Depot.Topics(topics.changeSets().name(), topics.rejected().name());
        var folder = SpoolFolder.open(spool, meters::watcher);
        return new Depot(folder, clients::producer, watch, kafka, names, listener, meters, clock);
    }

    @Singleton
    @Named(Delivery.CHANGE_SETS)
    Delivery changeSets(Depot depot) {
        return depot.changeSets();
    }

    @Singleton
    @Named(Delivery.REJECTIONS)
    Delivery rejections(Depot depot) {
        return depot.rejections();
    }
}
