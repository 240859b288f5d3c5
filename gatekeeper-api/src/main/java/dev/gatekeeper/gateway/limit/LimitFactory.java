package dev.gatekeeper.gateway.limit;

import dev.gatekeeper.changeset.log.SizeLimit;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What follows from the limits.
@Factory
final class LimitFactory {

    @Singleton
    SizeLimit sizeLimit(Limits limits) {
        return new SizeLimit(limits.changeSetBytes());
    }

    @Singleton
    Places places(Limits limits) {
        return new Places(limits.concurrentRequests());
    }

    @Singleton
    Memory memory(Limits limits) {
        return new Memory(limits.heldBytes());
    }
}
