package dev.gatekeeper.gateway.kafka;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// Looks at Kafka before the first request comes in, and starts all the same where Kafka does not answer.
@Singleton
final class StartWatching {

    private final KafkaWatch watch;
    private final KafkaSettings settings;

    StartWatching(KafkaWatch watch, KafkaSettings settings) {
        this.watch = watch;
        this.settings = settings;
    }

    @EventListener
    void onStartup(StartupEvent event) throws InterruptedException {
        watch.start(settings.bound().multipliedBy(2));
    }
}
