package dev.gatekeeper.faults.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How it goes on a network at the moment. Thread-safe.
final class Traffic {

    private @Nullable Disturbance disturbance;

    synchronized void become(@Nullable Disturbance next) {
        disturbance = next;
        notifyAll();
    }

    synchronized Optional<Disturbance> disturbance() {
        return Optional.ofNullable(disturbance);
    }

    synchronized Passage passage(Direction direction) {
        return disturbance == null ? Passage.FREE : disturbance.passage(direction);
    }

    /// Waits until bytes fare otherwise than this.
    synchronized void awaitOtherThan(Passage passage, Direction direction) throws InterruptedException {
        while (passage(direction) == passage) {
            wait();
        }
    }
}
