package dev.gatekeeper.gateway.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// What is known already.
record Known<T>(T value) implements Pending<T> {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public T await() {
        return value;
    }

    @Override
    public CompletionStage<T> whenKnown(Executor executor) {
        return CompletableFuture.completedFuture(value);
    }
}
