package dev.gatekeeper.consumer;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;

/// Has nothing scheduled begin once the consumer stops. Micronaut ends the schedule among the other beans, in no order:
/// what began between would find the one that it belongs to, or the pool of connections, closed.
@Singleton
final class ScheduleEnd implements ApplicationEventListener<ShutdownEvent> {

    private final ScheduledMethodProcessor schedule;

    ScheduleEnd(ScheduledMethodProcessor schedule) {
        this.schedule = schedule;
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        schedule.close();
    }
}
