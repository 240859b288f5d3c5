package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Looks at Kafka before the first request comes in, and starts all the same where Kafka does not answer.
@Singleton
final class StartDelivery {

    private final KafkaWatch watch;
    private final KafkaSettings settings;
    private final Optional<Depot> depot;

    StartDelivery(KafkaWatch watch, KafkaSettings settings, Optional<Depot> depot) {
        this.watch = watch;
        this.settings = settings;
        this.depot = depot;
    }

    @EventListener
    void onStartup(StartupEvent event) throws InterruptedException {
        watch.start(settings.bound().multipliedBy(2));
        depot.ifPresent(Depot::start);
    }
}
