package dev.gatekeeper.gateway.delivery;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What becomes of something that was handed over, which is known a little later. Meanwhile more may be handed over.
/// Whoever wants to know either waits or is told, once.
///
/// @param <T> what there is to know
public interface Pending<T> {

    /// Whether it is known, so that [#await] takes no time.
    boolean isKnown();

    /// Waits until it is known: for no longer than a bound that is counted from when it was handed over. For one
    /// caller.
    T await();

    /// Tells it within the same bound, without a thread that waits. It comes on the executor, or at once where it is
    /// known already.
    CompletionStage<T> whenKnown(Executor executor);

    /// What follows from it. That is worked out by whoever awaits it, or is told.
    default <R> Pending<R> then(Function<? super T, ? extends R> consequence) {
        return new Consequence<>(this, consequence);
    }

    /// What is known from the start.
    static <T> Pending<T> known(T value) {
        return new Known<>(value);
    }
}
