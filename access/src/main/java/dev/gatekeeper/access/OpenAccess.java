package dev.gatekeeper.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/// Whoever reaches the service may do everything.
@Singleton
@Requires(property = "gatekeeper.access.enabled", notEquals = StringUtils.TRUE)
final class OpenAccess implements Access {

    @Override
    public Caller callerOf(HttpRequest<?> request) {
        return Caller.ANYBODY;
    }
}
