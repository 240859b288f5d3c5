package dev.gatekeeper.gateway.spool;

/// Keeps account of the bytes in which something can be written: those that files have and nothing stands in
/// yet, and how many of them are promised. Thread-safe.
final class Space {

    private long free;
    private long promised;

    /// Promises bytes, or says false where there are not as many.
    synchronized boolean promise(long bytes) {
        if (promised + bytes > free) {
            return false;
        }
        promised += bytes;
        return true;
    }

    /// What was promised is not needed.
    synchronized void giveBack(long bytes) {
        promised -= bytes;
    }

    /// What was promised is used.
    synchronized void use(long bytes) {
        promised -= bytes;
        free -= bytes;
    }

    synchronized void add(long bytes) {
        free += bytes;
    }

    /// Another file takes the place of the one that had free bytes, where it can hold what is promised.
    synchronized boolean replace(long bytes) {
        if (bytes < promised) {
            return false;
        }
        free = bytes;
        return true;
    }

    /// There is nothing to write in.
    synchronized void lose() {
        free = 0;
    }

    synchronized boolean isHalfFree() {
        return 2 * promised < free;
    }

    synchronized long promised() {
        return promised;
    }
}
