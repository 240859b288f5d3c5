package dev.gatekeeper.access;

import io.micronaut.http.HttpRequest;

/// Tells who sent a request that was let in. Thread-safe.
public interface Access {

    /// @throws IllegalStateException where access is guarded and the request was never looked at
    Caller callerOf(HttpRequest<?> request);
}
