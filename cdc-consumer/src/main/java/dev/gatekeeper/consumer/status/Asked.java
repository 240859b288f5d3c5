package dev.gatekeeper.consumer.status;

import java.util.concurrent.CompletableFuture;

/// Somebody who waits for an answer, or asks for one at once.
///
/// @param deadline of [System#nanoTime]
record Asked(Question question, long deadline, CompletableFuture<Fate> answer) {

    Asked(Question question, long deadline) {
        this(question, deadline, new CompletableFuture<>());
    }

    boolean isLate(long now) {
        return deadline - now <= 0;
    }
}
