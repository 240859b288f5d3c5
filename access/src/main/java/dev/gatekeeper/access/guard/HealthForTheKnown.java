package dev.gatekeeper.access.guard;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.management.endpoint.health.DetailsVisibility;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import jakarta.inject.Singleton;

/// Health tells everybody whether the service is up, and only those who are known why not.
@Guarded
@Singleton
final class HealthForTheKnown implements BeanCreatedEventListener<HealthEndpoint> {

    @Override
    public HealthEndpoint onCreated(BeanCreatedEvent<HealthEndpoint> event) {
        var health = event.getBean();
        health.setDetailsVisible(DetailsVisibility.AUTHENTICATED);
        return health;
    }
}
