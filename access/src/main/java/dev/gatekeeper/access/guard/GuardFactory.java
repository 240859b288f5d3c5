package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.credential.TokenSettings;
import dev.gatekeeper.access.credential.Tokens;
import dev.gatekeeper.access.register.WatchedRegister;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;

/// The beans that are plain Java.
@Factory
@Guarded
final class GuardFactory {

    /// Made at the start, which fails where the file is broken: a service that knows nobody is not wanted.
    @Context
    WatchedRegister register(
            AccessSettings settings, @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler, MeterRegistry meters) {
        var register = new WatchedRegister(settings.file());
        var _ = scheduler.scheduleWithFixedDelay(settings.look(), settings.look(), register::look);
        Gauge.builder(
                        "gatekeeper.access.file.broken",
                        register,
                        each -> each.fault().isPresent() ? 1 : 0)
                .description("Whether the access file is broken, so that what it said before stays in force")
                .register(meters);
        return register;
    }

    @Context
    @Requires(beans = TokenSettings.class)
    Tokens tokens(TokenSettings settings) {
        return new Tokens(settings);
    }
}
