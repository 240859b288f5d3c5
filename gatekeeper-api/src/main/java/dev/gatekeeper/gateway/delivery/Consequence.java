package dev.gatekeeper.gateway.delivery;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What follows from something that is pending.
record Consequence<T, R>(Pending<T> cause, Function<? super T, ? extends R> function) implements Pending<R> {

    @Override
    public boolean isKnown() {
        return cause.isKnown();
    }

    @Override
    public R await() {
        return function.apply(cause.await());
    }

    @Override
    public CompletionStage<R> whenKnown(Executor executor) {
        return cause.whenKnown(executor).thenApply(function);
    }
}
