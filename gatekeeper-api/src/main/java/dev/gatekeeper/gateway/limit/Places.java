package dev.gatekeeper.gateway.limit;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Bounds how many requests are under way at one time. Thread-safe; a [Place] is for one thread.
public final class Places {

    private final Semaphore free;

    public Places(int most) {
        this.free = new Semaphore(most);
    }

    /// Empty where all are taken.
    public Optional<Place> enter() {
        return free.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    /// What one request holds, until it is closed.
    public final class Place implements AutoCloseable {

        private boolean held = true;

        private Place() {}

        /// The same place, for what goes on when this is closed.
        public Place passOn() {
            held = false;
            return new Place();
        }

        @Override
        public void close() {
            if (held) {
                held = false;
                free.release();
            }
        }
    }
}
