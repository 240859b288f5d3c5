package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.Access;
import dev.gatekeeper.access.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/// Knows whom the [Guard] let in.
@Guarded
@Singleton
final class GuardedAccess implements Access {

    @Override
    public Caller callerOf(HttpRequest<?> request) {
        return request.getUserPrincipal(Caller.class)
                .orElseThrow(() -> new IllegalStateException("The request was not looked at by the guard."));
    }
}
