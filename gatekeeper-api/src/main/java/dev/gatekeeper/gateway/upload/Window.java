package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.limit.Memory;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The change sets of one upload that are handed over and not settled, in their order: bounded in number, and in bytes,
/// which are a share of a memory that all uploads draw on. Where that has nothing left, there is one at a time. One
/// thread adds and another settles.
final class Window implements AutoCloseable {

    private static final int MOST = 8192;

    private final Memory.Share share;
    private final long mostBytes;
    private final Sequence sequence = Sequence.ofMany();
    private final ArrayDeque<Crossing> crossings = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition roomy = lock.newCondition();
    private long bytes;
    private int resumeAt = -1;
    private boolean complete;
    private boolean abandoned;

    /// @param mostBytes the most that is held at one time, but for the one that comes on top of it
    Window(Memory.Share share, long mostBytes) {
        this.share = share;
        this.mostBytes = mostBytes;
    }

    /// What all of them belong to.
    Sequence sequence() {
        return sequence;
    }

    /// Whether nothing more is to be handed over, since one could not be kept.
    boolean isBroken() {
        return sequence.isBroken();
    }

    /// Adds the next one, and returns once there is room for another.
    void add(Crossing crossing) throws InterruptedException {
        lock.lock();
        try {
            crossings.add(crossing);
            bytes += crossing.bytes();
            if (crossings.size() == 1) {
                added.signal();
            }
            while (!hasRoom()) {
                // Not at each that is settled: so many are added at once then.
                resumeAt = crossings.size() / 2;
                roomy.await();
            }
        } finally {
            resumeAt = -1;
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        return abandoned
                || crossings.isEmpty()
                || (crossings.size() < MOST && bytes <= mostBytes && share.growTo(bytes));
    }

    /// Nothing more is added.
    void complete() {
        lock.lock();
        try {
            complete = true;
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is settled.
    void abandon() {
        sequence.breakOff();
        lock.lock();
        try {
            abandoned = true;
            roomy.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return crossings.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// The first of those that are not settled; waits for it. Empty where there is none and none will be.
    Optional<Crossing> first() throws InterruptedException {
        lock.lock();
        try {
            while (crossings.isEmpty() && !complete) {
                added.await();
            }
            return Optional.ofNullable(crossings.peek());
        } finally {
            lock.unlock();
        }
    }

    /// The first is settled.
    void settled() {
        lock.lock();
        try {
            bytes -= crossings.remove().bytes();
            share.shrinkTo(crossings.isEmpty() ? 0 : 2 * bytes);
            if (crossings.size() <= resumeAt) {
                roomy.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            share.close();
        } finally {
            lock.unlock();
        }
    }
}
