package dev.gatekeeper.faults.cluster;

/// A process of the cluster, with those that belong to it. Each method returns once it is done. Thread-safe.
public interface Member {

    String name();

    /// Starts it where it does not run; it may take a while after that until it does its work.
    void start() throws InterruptedException;

    /// As a crash does: SIGKILL, from which nothing can protect itself.
    void kill() throws InterruptedException;

    /// Asks it to stop as an operator does, and kills it where it takes too long.
    void stop() throws InterruptedException;

    /// SIGSTOP: it keeps its connections and locks, and does nothing.
    void freeze() throws InterruptedException;

    /// SIGCONT: it goes on as if no time had passed.
    void thaw() throws InterruptedException;

    /// Whether it is meant to run.
    boolean isUp();
}
