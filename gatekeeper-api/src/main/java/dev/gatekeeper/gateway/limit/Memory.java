package dev.gatekeeper.gateway.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A share of memory that many requests draw on, so that together they can't use up the heap. Counted in KiB.
/// Thread-safe; a [Share] is for one thread.
public final class Memory {

    private final Semaphore free;

    public Memory(long bytes) {
        this.free = new Semaphore(kibibytes(bytes), true);
    }

    /// A share with nothing in it yet.
    public Share share() {
        return new Share();
    }

    /// A share of `bytes`, waited for as long as others hold what is needed.
    public Share await(long bytes) throws InterruptedException {
        var wanted = kibibytes(bytes);
        free.acquire(wanted);
        var share = new Share();
        share.held = wanted;
        return share;
    }

    private static int kibibytes(long bytes) {
        return Math.toIntExact((bytes + 1023) / 1024);
    }

    /// What one request holds, until it is closed.
    public final class Share implements AutoCloseable {

        private int held;

        private Share() {}

        /// Holds `bytes` in all from now on, or says false and holds what it held.
        public boolean growTo(long bytes) {
            var more = kibibytes(bytes) - held;
            if (more > 0 && !free.tryAcquire(more)) {
                return false;
            }
            held += Math.max(more, 0);
            return true;
        }

        /// Holds `bytes` in all from now on, more or less than before; what others hold is waited for. Where they don't
        /// let go of it in time, says false and holds what it held.
        public boolean changeTo(long bytes, Duration patience) throws InterruptedException {
            var more = kibibytes(bytes) - held;
            if (more > 0 && !free.tryAcquire(more, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (more < 0) {
                free.release(-more);
            }
            held += more;
            return true;
        }

        /// Holds no more than `bytes` from now on.
        public void shrinkTo(long bytes) {
            var fewer = held - kibibytes(bytes);
            if (fewer > 0) {
                free.release(fewer);
                held -= fewer;
            }
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
