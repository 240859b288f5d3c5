package dev.gatekeeper.gateway.upload;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Knows that the gateway is about to stop: an upload may go on for ever, and is ended then with an answer that says
/// how far it got. Thread-safe.
@Singleton
final class Stopping implements GracefulShutdownCapable {

    private volatile boolean begun;

    boolean hasBegun() {
        return begun;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        begun = true;
        return CompletableFuture.completedFuture(null);
    }
}
